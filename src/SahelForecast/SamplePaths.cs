namespace SahelForecast;

/// <summary>Simulated futures: a joint sample of shape [<see cref="Horizon"/>, <see cref="PathCount"/>].</summary>
/// <remarks>Step-major: the draws of one step are contiguous, and draw p of every step belongs to the same future.</remarks>
public sealed class SamplePaths
{
    private readonly double[] _draws;

    // Trusted: the caller gives the buffer away.
    internal SamplePaths(int horizon, int pathCount, double[] draws)
    {
        Horizon = horizon;
        PathCount = pathCount;
        _draws = draws;
    }

    /// <summary>Creates paths from draws.</summary>
    /// <param name="horizon">Steps, at least 1.</param>
    /// <param name="pathCount">Paths, at least 1.</param>
    /// <param name="draws">Horizon x pathCount finite numbers, step-major, copied.</param>
    /// <returns>The paths.</returns>
    /// <exception cref="ArgumentException">The length is not horizon x pathCount, or a draw is not finite.</exception>
    public static SamplePaths Create(int horizon, int pathCount, ReadOnlySpan<double> draws)
    {
        Guard.Positive(horizon);
        Guard.Positive(pathCount);
        if (draws.Length != (long)horizon * pathCount)
        {
            throw new ArgumentException($"draws has {draws.Length} numbers, but {horizon} steps of {pathCount} paths need {(long)horizon * pathCount}.", nameof(draws));
        }

        for (int i = 0; i < draws.Length; i++)
        {
            if (!double.IsFinite(draws[i]))
            {
                throw new ArgumentException($"The draw of step {i / pathCount}, path {i % pathCount} is not a finite number.", nameof(draws));
            }
        }

        return new SamplePaths(horizon, pathCount, draws.ToArray());
    }

    /// <summary>Creates paths that are all the same: an assumed course of a driver.</summary>
    /// <param name="values">One finite number a step.</param>
    /// <param name="pathCount">Paths, at least 1.</param>
    /// <returns>The paths.</returns>
    /// <exception cref="ArgumentException">There are no values, or one is not finite.</exception>
    public static SamplePaths Same(ReadOnlySpan<double> values, int pathCount)
    {
        double[] draws = new double[values.Length * Guard.Positive(pathCount)];
        for (int step = 0; step < values.Length; step++)
        {
            draws.AsSpan(step * pathCount, pathCount).Fill(values[step]);
        }

        return Create(values.Length, pathCount, draws);
    }

    /// <summary>Steps ahead.</summary>
    public int Horizon { get; }

    /// <summary>Futures drawn.</summary>
    public int PathCount { get; }

    /// <summary>The draws of one step, one a path.</summary>
    /// <param name="step">The step, 0 to <see cref="Horizon"/> - 1; 0 is one period after the origin.</param>
    /// <returns><see cref="PathCount"/> numbers.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public ReadOnlySpan<double> AtStep(int step) => (uint)step < (uint)Horizon
        ? _draws.AsSpan(step * PathCount, PathCount)
        : throw new ArgumentOutOfRangeException(nameof(step), step, $"step is {step}, but must be between 0 and {Horizon - 1}.");

    /// <summary>Copies one future.</summary>
    /// <param name="path">The path, 0 to <see cref="PathCount"/> - 1.</param>
    /// <param name="destination">Room for <see cref="Horizon"/> numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such path.</exception>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public void CopyPath(int path, Span<double> destination)
    {
        if ((uint)path >= (uint)PathCount)
        {
            throw new ArgumentOutOfRangeException(nameof(path), path, $"path is {path}, but must be between 0 and {PathCount - 1}.");
        }

        if (destination.Length < Horizon)
        {
            throw new ArgumentException($"destination has room for {destination.Length} numbers, but a path has {Horizon}.", nameof(destination));
        }

        for (int step = 0; step < Horizon; step++)
        {
            destination[step] = _draws[(step * PathCount) + path];
        }
    }
}
