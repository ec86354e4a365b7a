using FsCheck;
using FsCheck.Xunit;
using SahelForecast.Distributions;
using SahelForecast.Testing;
using SahelForecast.Transforms;
using Xunit;

namespace SahelForecast.Tests.Transforms;

public class SeriesTransformTests
{
    private static readonly double[] Probabilities = [0.001, 0.1, 0.5, 0.9, 0.999];

    public static TheoryData<int> Golden => [.. Enumerable.Range(0, Cases.Count)];

    private static IReadOnlyList<GoldenValue> Cases => GoldenFile.Json("r-theta/boxcox.json")["cases"].Items();

    [Property(MaxTest = 200)]
    public void Invert_AfterApply_GivesTheValue(NormalFloat number, byte lambda)
    {
        double value = number.Get % 1e9;
        foreach (SeriesTransform transform in new[] { SeriesTransform.BoxCox((lambda % 100 + 1) / 100.0), SeriesTransform.BoxCox(0), SeriesTransform.Log1p })
        {
            double one = lambda % 100 > 0 && transform.ToString()!.Contains("lambda 0.", StringComparison.Ordinal) ? value : Math.Abs(value) + 1e-3;
            double[] numbers = [one, double.NaN];
            transform.Apply(numbers, numbers);
            transform.Invert(numbers, numbers);

            // Small lambdas flatten large values, so rounding is magnified by about a hundred.
            NumericAssert.AssertClose(one, numbers[0], 1e-12, 1e-12);
            Assert.True(double.IsNaN(numbers[1]));
        }
    }

    [Fact]
    public void Apply_RisingValues_Rise()
    {
        double[] values = [.. Enumerable.Range(-50, 101).Select(i => i * 0.7)];
        foreach (double lambda in new[] { 0.01, 0.3, 0.5, 1 })
        {
            double[] applied = new double[values.Length];
            SeriesTransform.BoxCox(lambda).Apply(values, applied);

            Assert.All(applied.Zip(applied.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        }
    }

    [Fact]
    public void Apply_KnownValues_GivesTheDefinition()
    {
        double[] two = [9, 9, 9];
        SeriesTransform.BoxCox(0.5).Apply(two.AsSpan(0, 1), two);
        SeriesTransform.BoxCox(0).Apply(two.AsSpan(1, 1), two.AsSpan(1));
        SeriesTransform.Log1p.Apply(two.AsSpan(2, 1), two.AsSpan(2));

        NumericAssert.AssertClose([4, Math.Log(9), Math.Log(10)], two, 1e-15);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0)]
    [InlineData(0.07)]
    public void Invert_Distribution_BringsEveryQuantileBack(double lambda)
    {
        var inner = new NormalDistribution(3, 0.4);
        var transform = SeriesTransform.BoxCox(lambda);
        PredictiveDistribution back = transform.Invert(inner);
        foreach (double probability in Probabilities)
        {
            double[] quantile = [inner.Quantile(probability)];
            transform.Invert(quantile, quantile);
            NumericAssert.AssertClose(quantile[0], back.Quantile(probability), 1e-15);
            NumericAssert.AssertClose(probability, back.CumulativeProbability(quantile[0]), 1e-12);
        }

        Assert.True(back.Mean > back.Median);
    }

    [Fact]
    public void Invert_SquareRootOfNormal_HasTheMeanOfItsSquare()
    {
        // (sqrt(y) - 1) / 0.5 normal: y = (1 + x/2)², whose mean is (1 + mean/2)² + variance/4.
        PredictiveDistribution back = SeriesTransform.BoxCox(0.5).Invert(new NormalDistribution(10, 0.8));

        NumericAssert.AssertClose(36 + 0.16, back.Mean, 1e-9);
    }

    [Fact]
    public void Invert_Certain_StaysCertain()
    {
        var back = Assert.IsType<PointMassDistribution>(SeriesTransform.Log1p.Invert(new PointMassDistribution(Math.Log(8))));

        Assert.Equal(7, back.Value, 12);
    }

    [Fact]
    public void Apply_ValueWithoutAPlace_SaysWhich()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => SeriesTransform.BoxCox(0).Apply([3, 0], new double[2]));

        Assert.Contains("value 1 is 0", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SeriesTransform.Log1p.Apply([-1], new double[1]));
        Assert.Throws<ArgumentException>(() => SeriesTransform.Log1p.Apply([1, 2], new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesTransform.BoxCox(-0.1));
    }

    [Theory]
    [MemberData(nameof(Golden))]
    public void Lambda_GoldenSeries_EqualsR(int number)
    {
        GoldenValue expected = Cases[number];

        // R's search ends within about 1e-4.
        NumericAssert.AssertClose(
            expected.Number("lambda"), GuerreroKernel.Lambda(expected.Numbers("values"), (int)expected.Number("season")), 0, 2e-4, expected.Text("series"));
    }

    [Fact]
    public void Lambda_NoWayToTell_IsOne()
    {
        Assert.Equal(1, GuerreroKernel.Lambda([1, 2, 4, 8], 1));
        Assert.Equal(1, GuerreroKernel.Lambda([1, 2, 4, 0, 16, 32, 64], 1));
        Assert.Equal(1, GuerreroKernel.Lambda([5, 5, 5, 5, 5, 5, 5, 5], 1));
    }
}
