using System.Runtime.InteropServices;
using SahelForecast.Numerics;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Numerics;

public class RandomStreamTests
{
    [Fact]
    public void NextUInt64_StateOneToFour_IsReferenceVector()
    {
        // The published test vector of xoshiro256++ for the state 1, 2, 3, 4 (as in the rand_xoshiro crate's tests).
        ulong[] expected =
        [
            41943041, 58720359, 3588806011781223, 3591011842654386, 9228616714210784205, 9973669472204895162, 14011001112246962877,
            12406186145184390807, 15849039046786891736, 10450023813501588000,
        ];
        ulong[] state = [1, 2, 3, 4];
        RandomStream stream = MemoryMarshal.Cast<ulong, RandomStream>(state)[0];

        Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(_ => stream.NextUInt64()));
    }

    [Fact]
    public void For_SameArguments_SameNumbers()
    {
        RandomStream one = RandomStream.For(7, StreamPurpose.Paths, 3);
        RandomStream two = RandomStream.For(7, StreamPurpose.Paths, 3);
        for (int i = 0; i < 100; i++)
        {
            Assert.Equal(one.NextUInt64(), two.NextUInt64());
        }
    }

    [Fact]
    public void For_OtherSeedPurposeOrIndex_NoFirstNumberTwice()
    {
        var seen = new HashSet<ulong>();
        foreach (StreamPurpose purpose in Enum.GetValues<StreamPurpose>())
        {
            for (ulong seed = 0; seed < 50; seed++)
            {
                for (ulong index = 0; index < 200; index++)
                {
                    RandomStream stream = RandomStream.For(seed, purpose, index);
                    Assert.True(seen.Add(stream.NextUInt64()), $"seed {seed}, {purpose}, index {index} begins like another stream");
                }
            }
        }
    }

    [Fact]
    public void For_NeighbouringIndices_UncorrelatedAndUniform()
    {
        const int Count = 200_000;
        double[] first = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            RandomStream stream = RandomStream.For(0, StreamPurpose.Paths, (ulong)i);
            first[i] = stream.NextDouble();
        }

        Assert.InRange(Math.Abs(LagOneCorrelation(first)) * Math.Sqrt(Count), 0, 4);
        Assert.InRange(SampleStatistics.KolmogorovDistance(first, x => x) * Math.Sqrt(Count), 0, 1.95);
    }

    [Fact]
    public void Derive_ManySeedsAndParts_NoSeedTwice()
    {
        var seen = new HashSet<ulong>();
        for (ulong seed = 0; seed < 200; seed++)
        {
            for (ulong part = 0; part < 200; part++)
            {
                Assert.True(seen.Add(RandomStream.Derive(seed, part)), $"seed {seed}, part {part}");
            }
        }
    }

    [Fact]
    public void NextDouble_ManyDraws_UniformInsideUnitInterval()
    {
        double[] draws = Draw(500_000, (ref RandomStream stream) => stream.NextDouble());

        Assert.All([draws.Min(), draws.Max()], extreme => Assert.InRange(extreme, double.Epsilon, Math.BitDecrement(1)));
        Assert.InRange(SampleStatistics.KolmogorovDistance(draws, x => x) * Math.Sqrt(draws.Length), 0, 1.95);
        Assert.InRange(Math.Abs(LagOneCorrelation(draws)) * Math.Sqrt(draws.Length), 0, 4);
    }

    [Fact]
    public void NextIndex_ManyDraws_EveryIndexEquallyOften()
    {
        const int Count = 7;
        int[] hits = new int[Count];
        RandomStream stream = RandomStream.For(1, StreamPurpose.Sample, 0);
        for (int i = 0; i < 70_000; i++)
        {
            hits[stream.NextIndex(Count)]++;
        }

        double chiSquared = hits.Sum(hit => Math.Pow(hit - 10_000, 2) / 10_000);
        Assert.InRange(chiSquared, 0, 22.5); // the 99.9 % point at 6 degrees of freedom
    }

    [Fact]
    public void NextNormal_MillionDraws_NormalMomentsAndDistribution()
    {
        const int Count = 1_000_000;
        double[] draws = Draw(Count, (ref RandomStream stream) => stream.NextNormal());
        double root = Math.Sqrt(Count);

        // Four standard errors: sqrt(1, 2, 15, 96) / sqrt(n) for the first four raw moments.
        AssertClose(0, draws.Average(), 0, 4 / root, "mean");
        AssertClose(1, draws.Average(x => x * x), 0, 4 * Math.Sqrt(2) / root, "second moment");
        AssertClose(0, draws.Average(x => x * x * x), 0, 4 * Math.Sqrt(15) / root, "third moment");
        AssertClose(3, draws.Average(x => x * x * x * x), 0, 4 * Math.Sqrt(96) / root, "fourth moment");
        Assert.InRange(Math.Abs(LagOneCorrelation(draws)) * root, 0, 4);
        Assert.InRange(SampleStatistics.KolmogorovDistance(draws, SpecialFunctions.NormalCdf) * root, 0, 1.95);
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(3.0)]
    [InlineData(3.6541528853610088)] // where the ziggurat hands over to the tail
    [InlineData(4.2)]
    public void NextNormal_FourMillionDraws_TailsAsLargeAsTheyShouldBe(double limit)
    {
        const int Count = 4_000_000;
        RandomStream stream = RandomStream.For(5, StreamPurpose.Sample, 9);
        int above = 0;
        int below = 0;
        for (int i = 0; i < Count; i++)
        {
            double draw = stream.NextNormal();
            above += draw > limit ? 1 : 0;
            below += draw < -limit ? 1 : 0;
        }

        double expected = Count * SpecialFunctions.NormalCdf(-limit);
        AssertClose(expected, above, 0, 4 * Math.Sqrt(expected), "upper tail");
        AssertClose(expected, below, 0, 4 * Math.Sqrt(expected), "lower tail");
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(2.0)]
    [InlineData(7.0)]
    [InlineData(100.0)]
    public void NextScaledChiSquared_ManyDraws_MeanOneVarianceTwoOverDegreesOfFreedom(double degreesOfFreedom)
    {
        const int Count = 200_000;
        double[] draws = Draw(Count, (ref RandomStream stream) => stream.NextScaledChiSquared(degreesOfFreedom));

        Assert.True(draws.Min() > 0);
        double variance = 2 / degreesOfFreedom;
        AssertClose(1, draws.Average(), 0, 4 * Math.Sqrt(variance / Count));
        // The variance of the squared deviation of a chi-squared number is (8 v^2 + 48 v) / v^4 once scaled.
        double spread = Math.Sqrt(((8 * degreesOfFreedom * degreesOfFreedom) + (48 * degreesOfFreedom)) / Math.Pow(degreesOfFreedom, 4));
        AssertClose(variance, draws.Average(x => (x - 1) * (x - 1)), 0, 4 * spread / Math.Sqrt(Count));
    }

    [Fact]
    public void NextScaledChiSquared_TwoDegreesOfFreedom_Exponential()
    {
        double[] draws = Draw(200_000, (ref RandomStream stream) => stream.NextScaledChiSquared(2));

        Assert.InRange(SampleStatistics.KolmogorovDistance(draws, x => 1 - Math.Exp(-x)) * Math.Sqrt(draws.Length), 0, 1.95);
    }

    private delegate double NextNumber(ref RandomStream stream);

    private static double[] Draw(int count, NextNumber next)
    {
        RandomStream stream = RandomStream.For(11, StreamPurpose.Sample, 4);
        double[] draws = new double[count];
        for (int i = 0; i < count; i++)
        {
            draws[i] = next(ref stream);
        }

        return draws;
    }

    private static double LagOneCorrelation(double[] draws)
    {
        double mean = draws.Average();
        double product = 0;
        double square = 0;
        for (int i = 1; i < draws.Length; i++)
        {
            product += (draws[i] - mean) * (draws[i - 1] - mean);
            square += (draws[i] - mean) * (draws[i] - mean);
        }

        return product / square;
    }
}
