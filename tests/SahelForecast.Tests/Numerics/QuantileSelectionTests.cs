using SahelForecast.Distributions;
using SahelForecast.Numerics;
using Xunit;

namespace SahelForecast.Tests.Numerics;

public class QuantileSelectionTests
{
    private static readonly double[] Probabilities = [0, 0.001, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.999, 1];

    public static TheoryData<string> Shapes => [.. Samples.Keys];

    private static Dictionary<string, Func<int, double>> Samples
    {
        get
        {
            RandomStream stream = RandomStream.For(3, StreamPurpose.Sample, 0);
            return new Dictionary<string, Func<int, double>>
            {
                ["normal"] = _ => stream.NextNormal(),
                ["heavy tail"] = _ => Math.Exp(5 * stream.NextNormal()),
                ["one far out"] = i => i == 77 ? 1e300 : stream.NextNormal(),
                ["mostly zero"] = _ => Math.Max(0, stream.NextNormal() - 1),
                ["all alike"] = _ => 7_522_833,
                ["whole numbers"] = _ => Math.Floor(10 * stream.NextDouble()),
                ["hardly different"] = i => 1e9 + (i * 1e-7),
                ["both ends of doubles"] = _ => (stream.NextDouble() - 0.5) * 2 * double.MaxValue,
                ["below normal"] = i => i * double.Epsilon,
            };
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Quantiles_AnyShapeAndLength_AreThoseOfSortedDraws(string shape)
    {
        foreach (int count in new[] { 1, 2, 3, 100, 1_024, 1_025, 5_000, 100_000 })
        {
            double[] draws = [.. Enumerable.Range(0, count).Select(Samples[shape])];
            double[] kept = [.. draws];
            double[] quantiles = new double[Probabilities.Length];
            QuantileSelection.Quantiles(draws, Probabilities, quantiles);

            Assert.Equal(kept, draws);
            Array.Sort(draws);
            Assert.Equal(Probabilities.Select(probability => EmpiricalDistribution.QuantileOfSorted(draws, probability)), quantiles);
        }
    }
}
