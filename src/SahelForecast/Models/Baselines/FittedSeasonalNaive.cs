using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Baselines;

/// <summary>A fitted seasonal no-change model.</summary>
public sealed class FittedSeasonalNaive : FittedModel
{
    private readonly (double Value, int Cycles)[] _last;

    internal FittedSeasonalNaive(
        string name, TimeSeries training, double[] fitted, (double Value, int Cycles)[] last, double standardDeviation)
        : base(name, training, fitted)
    {
        _last = last;
        StandardDeviation = standardDeviation;
    }

    /// <summary>Periods in a season.</summary>
    public int SeasonLength => _last.Length;

    /// <summary>The root mean square change from one cycle to the next, in the unit of the series.</summary>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant(
        $"Each period repeats the value {SeasonLength} period(s) before. A typical change from one cycle to the next was {StandardDeviation:#,0.##}. Intervals are normal, take that size as known, and widen with each cycle.");

    private protected override string IntervalMethod => "normal, variance of changes between cycles taken as known";

    private protected override PredictiveDistribution Step(int ahead)
    {
        (double value, int cycles) = _last[(ahead - 1) % SeasonLength];
        return Symmetric.Normal(value, StandardDeviation * Math.Sqrt(cycles + ((ahead - 1) / SeasonLength)));
    }

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        double[] past = bootstrapped ? PastErrors.Standardised(Residuals.Values) : [];
        var noise = new NoiseSource(StandardDeviation, double.PositiveInfinity, past);
        PathKernel.Run(new SeasonalPaths(_last, noise), horizon, pathCount, seed, draws);
    }

    private readonly ref struct SeasonalPaths((double Value, int Cycles)[] last, NoiseSource noise) : IPathKernel
    {
        private readonly NoiseSource _noise = noise;

        public void Fill(ref RandomStream stream, Span<double> path)
        {
            for (int i = 0; i < path.Length; i++)
            {
                (double value, int cycles) = i < last.Length ? last[i] : (path[i - last.Length], 1);
                for (int cycle = 0; cycle < cycles; cycle++)
                {
                    value += _noise.Scale * _noise.Next(ref stream);
                }

                path[i] = value;
            }
        }
    }
}
