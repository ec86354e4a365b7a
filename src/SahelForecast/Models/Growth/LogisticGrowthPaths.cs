using SahelForecast.Numerics;

namespace SahelForecast.Models.Growth;

/// <summary>Draws futures, on the log scale: cap, rate and volatility once for each, then an error a period.</summary>
internal readonly ref struct LogisticGrowthPaths(GrowthCurve curve, CapacityPosterior posterior, LogisticGrowthState state, ReadOnlySpan<double> past) : IPathKernel
{
    private readonly ReadOnlySpan<double> _past = past;

    /// <inheritdoc/>
    public void Fill(ref RandomStream stream, Span<double> path)
    {
        SaturationDraw draw = posterior.Draw(stream.NextDouble(), stream.NextDouble(), stream.NextNormal());
        double log = state.Last;
        for (int i = -state.MissingAtEnd; i < path.Length; i++)
        {
            log = Next(curve, draw, state, log, _past.IsEmpty ? stream.NextNormal() : _past[stream.NextIndex(_past.Length)]);
            if (i >= 0)
            {
                path[i] = log;
            }
        }
    }

    /// <summary>The same on the points of the lattice, step by step: the logarithms of each period ahead.</summary>
    public static double[][] OnLattice(GrowthCurve curve, CapacityPosterior posterior, LogisticGrowthState state, int steps)
    {
        double[] which = new double[ShockLattice.Count];
        double[] rates = new double[ShockLattice.Count];
        double[] scales = new double[ShockLattice.Count];
        ShockLattice.Fill(0, ShockLattice.Uniform, which);
        ShockLattice.Fill(1, ShockLattice.Uniform, rates);
        ShockLattice.Fill(2, ShockLattice.Normal, scales);
        var draws = new SaturationDraw[ShockLattice.Count];
        double[] logs = new double[ShockLattice.Count];
        for (int point = 0; point < draws.Length; point++)
        {
            draws[point] = posterior.Draw(which[point], rates[point], scales[point]);
            logs[point] = state.Last;
        }

        double[][] errors = ShockLattice.NormalWalk(state.MissingAtEnd + steps);
        double[][] ahead = new double[steps][];
        for (int i = -state.MissingAtEnd; i < steps; i++)
        {
            double[] now = errors[state.MissingAtEnd + i];
            for (int point = 0; point < draws.Length; point++)
            {
                logs[point] = Next(curve, draws[point], state, logs[point], now[point]);
            }

            if (i >= 0)
            {
                ahead[i] = [.. logs];
            }
        }

        return ahead;
    }

    private static double Next(GrowthCurve curve, in SaturationDraw draw, in LogisticGrowthState state, double log, double error) => Math.Clamp(
        log + (draw.Rate * LogisticGrowthKernel.Room(curve, log - draw.Capacity)) + (draw.Scale * error), state.Lowest, state.Highest);
}
