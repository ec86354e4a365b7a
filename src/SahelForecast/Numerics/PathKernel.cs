using System.Buffers;

namespace SahelForecast.Numerics;

/// <summary>Draws one future from its own stream.</summary>
internal interface IPathKernel
{
    /// <summary>Fills <paramref name="path"/>, one number a step.</summary>
    void Fill(ref RandomStream stream, Span<double> path);
}

/// <summary>Runs a path kernel over many paths.</summary>
internal static class PathKernel
{
    /// <summary>Fills step-major draws. Path p uses stream p of the seed, whatever the number of paths.</summary>
    /// <remarks>Drawing the numbers is the cost, not writing them apart: tiles of several paths were measured and gained nothing.
    /// Allocates nothing after the pool is warm.</remarks>
    public static void Run<TKernel>(in TKernel kernel, int horizon, int pathCount, ulong seed, Span<double> draws)
        where TKernel : struct, IPathKernel, allows ref struct
    {
        double[] rented = ArrayPool<double>.Shared.Rent(horizon);
        Span<double> buffer = rented.AsSpan(0, horizon);
        TKernel local = kernel;
        for (int path = 0; path < pathCount; path++)
        {
            RandomStream stream = RandomStream.For(seed, StreamPurpose.Paths, (ulong)path);
            local.Fill(ref stream, buffer);
            for (int step = 0; step < horizon; step++)
            {
                draws[(step * pathCount) + path] = buffer[step];
            }
        }

        ArrayPool<double>.Shared.Return(rented);
    }
}

/// <summary>The noise of one path: normal, or past errors drawn again, with a scale that may itself be uncertain.</summary>
internal readonly ref struct NoiseSource
{
    private readonly ReadOnlySpan<double> _pastErrors;
    private readonly double _degreesOfFreedom;

    /// <summary>Creates a source.</summary>
    /// <param name="scale">The standard deviation when it is known, else its estimate.</param>
    /// <param name="degreesOfFreedom">Behind the estimate; infinity when the scale counts as known.</param>
    /// <param name="pastErrors">Errors to draw again, of unit variance; empty for normal noise.</param>
    public NoiseSource(double scale, double degreesOfFreedom, ReadOnlySpan<double> pastErrors)
    {
        Scale = scale;
        _degreesOfFreedom = degreesOfFreedom;
        _pastErrors = pastErrors;
    }

    public double Scale { get; }

    /// <summary>The scale that holds in one path: drawn from what is believed of it.</summary>
    public double DrawScale(ref RandomStream stream) => double.IsPositiveInfinity(_degreesOfFreedom)
        ? Scale
        : Scale / Math.Sqrt(stream.NextScaledChiSquared(_degreesOfFreedom));

    /// <summary>One error of unit variance.</summary>
    public double Next(ref RandomStream stream) =>
        _pastErrors.IsEmpty ? stream.NextNormal() : _pastErrors[stream.NextIndex(_pastErrors.Length)];
}
