using SahelForecast.Numerics;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Numerics;

public class CountProbabilitiesTests
{
    [Fact]
    public void CdfAndLogMass_GoldenGrid_EqualR()
    {
        GoldenValue golden = GoldenFile.Json("r-counts/probabilities.json");
        double[] counts = golden.Numbers("count");
        double[] means = golden.Numbers("mean");
        for (int i = 0; i < counts.Length; i++)
        {
            double size = golden.Numbers("size")[i] is > 0 and double given ? given : double.PositiveInfinity;
            string what = FormattableString.Invariant($"{counts[i]} of mean {means[i]}, size {size}");

            // Means of thousands are approximated: five digits.
            double absolute = means[i] < 2_000 ? 1e-12 : 2e-5;
            NumericAssert.AssertClose(golden.Numbers("below")[i], CountProbabilities.Cdf(counts[i], means[i], size), 1e-10, absolute, what);
            NumericAssert.AssertClose(golden.Numbers("logMass")[i], CountProbabilities.LogMass(counts[i], means[i], size), 1e-9, 1e-9, what);
        }
    }
}
