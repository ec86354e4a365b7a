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
    private const int Tile = 8;

    /// <summary>Fills step-major draws. Path p uses stream p of the seed, whatever the number of paths.</summary>
    /// <remarks>Eight paths are drawn into a small buffer and then written side by side, a cache line a step. Allocates nothing after the
    /// pool is warm.</remarks>
    public static void Run<TKernel>(in TKernel kernel, int horizon, int pathCount, ulong seed, Span<double> draws)
        where TKernel : struct, IPathKernel, allows ref struct
    {
        double[] rented = ArrayPool<double>.Shared.Rent(Tile * horizon);
        Span<double> tile = rented.AsSpan(0, Tile * horizon);
        TKernel local = kernel;
        for (int first = 0; first < pathCount; first += Tile)
        {
            int lanes = Math.Min(Tile, pathCount - first);
            for (int lane = 0; lane < lanes; lane++)
            {
                RandomStream stream = RandomStream.For(seed, StreamPurpose.Paths, (ulong)(first + lane));
                local.Fill(ref stream, tile.Slice(lane * horizon, horizon));
            }

            for (int step = 0; step < horizon; step++)
            {
                Span<double> row = draws.Slice((step * pathCount) + first, lanes);
                for (int lane = 0; lane < lanes; lane++)
                {
                    row[lane] = tile[(lane * horizon) + step];
                }
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
