using SahelForecast.Numerics;

namespace SahelForecast.Models.Growth;

/// <summary>Draws futures, on the log scale: cap, rate and volatility once for each, then an error a period.</summary>
internal readonly ref struct LogisticGrowthPaths(
    GrowthCurve curve, CapacityPosterior posterior, LogisticGrowthState state, GrowthInterruption? interruption, double year, ReadOnlySpan<double> past) : IPathKernel
{
    private readonly ReadOnlySpan<double> _past = past;

    /// <inheritdoc/>
    public void Fill(ref RandomStream stream, Span<double> path)
    {
        SaturationDraw draw = posterior.Draw(stream.NextDouble(), stream.NextDouble(), stream.NextNormal());
        InterruptedGrowth turn = interruption?.Draw(stream.NextDouble(), stream.NextDouble(), year) ?? InterruptedGrowth.None;
        double log = state.Last;
        double peak = log;
        for (int i = -state.MissingAtEnd; i < path.Length; i++)
        {
            double error = _past.IsEmpty ? stream.NextNormal() : _past[stream.NextIndex(_past.Length)];
            (log, peak) = Next(curve, draw, state, turn, i + state.MissingAtEnd + 1, log, peak, error);
            if (i >= 0)
            {
                path[i] = log;
            }
        }
    }

    /// <summary>The same on the points of the lattice, step by step: the logarithms of each period ahead.</summary>
    public static double[][] OnLattice(GrowthCurve curve, CapacityPosterior posterior, LogisticGrowthState state, GrowthInterruption? interruption, double year, int steps)
    {
        double[] which = new double[ShockLattice.Count];
        double[] rates = new double[ShockLattice.Count];
        double[] scales = new double[ShockLattice.Count];
        ShockLattice.Fill(0, ShockLattice.Uniform, which);
        ShockLattice.Fill(1, ShockLattice.Uniform, rates);
        ShockLattice.Fill(2, ShockLattice.Normal, scales);
        InterruptedGrowth[] turns = interruption?.OnLattice(year) ?? [];
        var draws = new SaturationDraw[ShockLattice.Count];
        double[] logs = new double[ShockLattice.Count];
        double[] peaks = new double[ShockLattice.Count];
        for (int point = 0; point < draws.Length; point++)
        {
            draws[point] = posterior.Draw(which[point], rates[point], scales[point]);
            logs[point] = peaks[point] = state.Last;
        }

        double[][] errors = ShockLattice.NormalWalk(state.MissingAtEnd + steps);
        double[][] ahead = new double[steps][];
        for (int i = -state.MissingAtEnd; i < steps; i++)
        {
            double[] now = errors[state.MissingAtEnd + i];
            for (int point = 0; point < draws.Length; point++)
            {
                InterruptedGrowth turn = turns.Length > 0 ? turns[point] : InterruptedGrowth.None;
                (logs[point], peaks[point]) = Next(curve, draws[point], state, turn, i + state.MissingAtEnd + 1, logs[point], peaks[point], now[point]);
            }

            if (i >= 0)
            {
                ahead[i] = [.. logs];
            }
        }

        return ahead;
    }

    // A period on: the value, and the last one before decline begins.
    private static (double Log, double Peak) Next(
        GrowthCurve curve, in SaturationDraw draw, in LogisticGrowthState state, in InterruptedGrowth turn, int ahead, double log, double peak, double error)
    {
        bool isGrowing = ahead < turn.Peak;
        double growth = isGrowing ? draw.Rate * LogisticGrowthKernel.Room(curve, log - draw.Capacity) : turn.After(log, peak);
        double next = Math.Clamp(log + growth + (draw.Scale * error), state.Lowest, state.Highest);
        return (next, isGrowing ? next : peak);
    }
}
