using SahelForecast.Distributions;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Counts;

/// <summary>Draws paths whose steps have given distributions: a normal number that remembers the one before says which quantile comes.</summary>
internal static class CountPaths
{
    private const int Nodes = 600;
    private const double Reach = 5;

    /// <summary>Fills step-major draws.</summary>
    /// <param name="steps">A distribution a step.</param>
    /// <param name="memory">The correlation of successive normal numbers, in [0, 1).</param>
    /// <param name="scores">Past ones to draw again, of mean 0 and variance 1; empty for normal ones.</param>
    /// <param name="pathCount">Paths.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="draws">Room for all.</param>
    public static void Fill(ReadOnlySpan<CountDistribution> steps, double memory, ReadOnlySpan<double> scores, int pathCount, ulong seed, Span<double> draws)
    {
        var tables = new QuantileTable[steps.Length];
        for (int step = 0; step < tables.Length; step++)
        {
            tables[step] = new QuantileTable(steps[step]);
        }

        PathKernel.Run(new Paths(tables, memory, new NoiseSource(1, double.PositiveInfinity, scores)), steps.Length, pathCount, seed, draws);
    }

    /// <summary>The normal numbers of past values in the distributions foreseen for them, of mean 0 and variance 1; none when they don't differ.</summary>
    public static double[] Scores(ReadOnlySpan<double> values, Func<int, PredictiveDistribution?> foreseen)
    {
        var scores = new List<double>();
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]) && foreseen(i) is PredictiveDistribution step)
            {
                double below = step.CumulativeProbability(Math.BitDecrement(values[i]));
                double middle = (below + step.CumulativeProbability(values[i])) / 2;
                scores.Add(SpecialFunctions.NormalQuantile(Math.Clamp(middle, 1e-6, 1 - 1e-6)));
            }
        }

        return scores.Count < 2 || scores.TrueForAll(score => score == scores[0]) ? [] : Standardised(scores);
    }

    private static double[] Standardised(List<double> scores)
    {
        double mean = scores.Average();
        double deviation = Math.Sqrt(scores.Average(score => (score - mean) * (score - mean)));
        return deviation > 0 ? [.. scores.Select(score => (score - mean) / deviation)] : [];
    }

    private readonly ref struct Paths(QuantileTable[] tables, double memory, NoiseSource noise) : IPathKernel
    {
        private readonly NoiseSource _noise = noise;

        public void Fill(ref RandomStream stream, Span<double> path)
        {
            double share = Math.Sqrt(1 - (memory * memory));
            double score = _noise.Next(ref stream);
            for (int step = 0; step < path.Length; step++)
            {
                score = step == 0 ? score : (memory * score) + (share * _noise.Next(ref stream));
                path[step] = tables[step].At(score);
            }
        }
    }

    /// <summary>Quantiles by normal number, interpolated between close ones. A place is found when a draw first needs it, so few draws cost little; two threads may both find it, alike.</summary>
    private sealed class QuantileTable
    {
        private readonly CountDistribution _distribution;
        private readonly double[] _places = new double[Nodes + 1];
        private readonly double _start;
        private readonly double _width;
        private readonly double _zero;

        public QuantileTable(CountDistribution distribution)
        {
            _distribution = distribution;
            _zero = SpecialFunctions.NormalQuantile(distribution.CumulativeProbability(0));
            _start = Math.Clamp(_zero, -Reach, Reach - 1);
            _width = (Reach - _start) / Nodes;
            Array.Fill(_places, double.NaN);
        }

        public double At(double score)
        {
            if (score <= _zero)
            {
                return 0;
            }

            double position = (score - _start) / _width;
            int index = (int)Math.Clamp(position, 0, Nodes - 1);
            double low = Place(index);
            double high = Place(index + 1);

            // Over a stretch that nothing falls into, and far out, the curve itself is asked.
            bool isSmooth = position >= 0 && position <= Nodes && high - low <= 0.1 * (high + (_distribution.IsWhole ? 1 : 0));
            double place = isSmooth ? low + ((position - index) * (high - low)) : _distribution.Place(SpecialFunctions.NormalCdf(score));
            return _distribution.IsWhole ? Math.Ceiling(place) : place;
        }

        private double Place(int node)
        {
            if (double.IsNaN(_places[node]))
            {
                _places[node] = _distribution.Place(SpecialFunctions.NormalCdf(_start + (node * _width)));
            }

            return _places[node];
        }
    }
}
