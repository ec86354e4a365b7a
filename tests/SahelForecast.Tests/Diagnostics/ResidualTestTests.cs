using System.Globalization;
using SahelForecast.Diagnostics;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Diagnostics;

public class ResidualTestTests
{
    // Sums are added in another order than in R, and squares regressed on squares lose a few digits.
    private const double Tolerance = 1e-9;

    [Fact]
    public void LjungBox_SeriesOfR_IsThatOfR()
    {
        Assert.All(DiagnosticsGolden.Tests, row =>
        {
            int lags = DiagnosticsGolden.Integer(row["lags"]);
            double[] errors = DiagnosticsGolden.Errors(row["id"]);
            ResidualTestResult result = ResidualTest.LjungBox(errors, lags);

            Assert.Equal(DiagnosticsGolden.Integer(row["n"]), result.Count);
            Assert.Equal(lags, result.DegreesOfFreedom);
            if (row["ljung_box"].Length == 0)
            {
                // No pair is that far apart; R then has no statistic.
                Assert.Equal(6, result.Count);
                return;
            }

            AssertNear(row["ljung_box"], result.Statistic);
            AssertNear(row["ljung_box_p"], result.PValue);
            if (row["ljung_box_p2"].Length > 0)
            {
                AssertNear(row["ljung_box_p2"], ResidualTest.LjungBox(errors, lags, 2).PValue);
            }
        });
    }

    [Fact]
    public void JarqueBera_SeriesOfR_IsThatOfR()
    {
        Assert.All(DiagnosticsGolden.Tests, row =>
        {
            ResidualTestResult result = ResidualTest.JarqueBera(DiagnosticsGolden.Errors(row["id"]));

            AssertNear(row["jarque_bera"], result.Statistic);
            AssertNear(row["jarque_bera_p"], result.PValue);
        });
    }

    [Fact]
    public void Arch_SeriesOfR_IsThatOfR()
    {
        int compared = 0;
        Assert.All(DiagnosticsGolden.Tests, row =>
        {
            double[] errors = DiagnosticsGolden.Errors(row["id"]);
            int lags = DiagnosticsGolden.Integer(row["lags"]);
            if (row["arch"].Length == 0)
            {
                Assert.Throws<ArgumentException>(() => ResidualTest.Arch(errors, lags));
                return;
            }

            ResidualTestResult result = ResidualTest.Arch(errors, lags);
            Assert.Equal(DiagnosticsGolden.Integer(row["arch_rows"]), result.Count);
            AssertNear(row["arch"], result.Statistic);
            AssertNear(row["arch_p"], result.PValue);
            compared++;
        });
        Assert.InRange(compared, 350, 410);
    }

    [Fact]
    public void Tests_ErrorsTimesANumber_AreTheSame()
    {
        double[] errors = DiagnosticsGolden.Errors("S060");
        double[] large = [.. errors.Select(error => 1e60 * error)];
        double[] small = [.. errors.Select(error => 1e-60 * error)];
        Assert.Equal(ResidualTest.JarqueBera(errors).Statistic, ResidualTest.JarqueBera(large).Statistic, 1e-9);
        Assert.Equal(ResidualTest.Arch(errors, 3).Statistic, ResidualTest.Arch(small, 3).Statistic, 1e-9);
        Assert.Equal(ResidualTest.LjungBox(errors, 3).Statistic, ResidualTest.LjungBox(small, 3).Statistic, 1e-9);
    }

    [Fact]
    public void Tests_ErrorsWithoutVariation_HaveNoStatistic()
    {
        double[] same = [.. Enumerable.Repeat(0.1, 20)];
        double[] signs = [.. Enumerable.Range(0, 20).Select(i => i % 3 == 0 ? 0.1 : -0.1)];
        Assert.All(
            [ResidualTest.LjungBox(same, 3), ResidualTest.JarqueBera(same), ResidualTest.Arch(same, 3), ResidualTest.Arch(signs, 3), ResidualTest.JarqueBera(new double[20])],
            result =>
            {
                Assert.True(double.IsNaN(result.Statistic) && double.IsNaN(result.PValue));
                Assert.False(result.IsSignificant);
                Assert.Contains("nothing to measure", result.ToString(), StringComparison.Ordinal);
            });
    }

    [Fact]
    public void Tests_BadArguments_AreNamed()
    {
        double[] errors = [1, 2, double.NaN, 1, 3];
        Assert.Equal("lags", Assert.Throws<ArgumentOutOfRangeException>(() => ResidualTest.LjungBox(errors, 2, 2)).ParamName);
        Assert.Equal("lags", Assert.Throws<ArgumentOutOfRangeException>(() => ResidualTest.Arch(errors, 0)).ParamName);
        Assert.Equal("fittedParameters", Assert.Throws<ArgumentOutOfRangeException>(() => ResidualTest.LjungBox(errors, 2, -1)).ParamName);
        Assert.Contains("at least 5", Assert.Throws<ArgumentException>(() => ResidualTest.LjungBox(errors, 4)).Message, StringComparison.Ordinal);
        Assert.Contains("at least 2", Assert.Throws<ArgumentException>(() => ResidualTest.JarqueBera([1, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Contains("errors[1]", Assert.Throws<ArgumentException>(() => ResidualTest.JarqueBera([1, double.PositiveInfinity])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tests_TheirNullHypothesis_RejectAboutFiveInAHundred()
    {
        var dice = new Dice(11);
        (int memory, int shape, int size) = (0, 0, 0);
        const int Runs = 2_000;
        for (int run = 0; run < Runs; run++)
        {
            double[] errors = [.. Enumerable.Range(0, 200).Select(_ => dice.Normal())];
            memory += ResidualTest.LjungBox(errors, 8).IsSignificant ? 1 : 0;
            shape += ResidualTest.JarqueBera(errors).IsSignificant ? 1 : 0;
            size += ResidualTest.Arch(errors, 4).IsSignificant ? 1 : 0;
        }

        // Five in a hundred of 2,000 are 100 with a standard deviation of 10; the tests hold for many errors, and reject a little less with 200.
        Assert.All([memory, shape, size], count => Assert.InRange(count, 60, 130));
    }

    [Fact]
    public void ToString_AnyCulture_IsTheSameSentence()
    {
        var result = new ResidualTestResult(ResidualTestKind.LjungBox, 9.3124, 8, 0.3168, 60);
        using (new CultureScope("fr-FR"))
        {
            Assert.Equal("Ljung-Box: 9.312 on 8 degrees of freedom, p = 0.317: no sign at 5 % of memory left in the errors", result.ToString());
            Assert.Equal("ARCH: 30 on 1 degree of freedom, p < 0.001: large errors follow large ones", new ResidualTestResult(ResidualTestKind.Arch, 30, 1, 1e-7, 60).ToString());
        }
    }

    private static void AssertNear(string golden, double actual)
    {
        double expected = DiagnosticsGolden.Number(golden);
        Assert.True(
            Math.Abs(expected - actual) <= Tolerance * Math.Max(Math.Abs(expected), 1e-3), string.Create(CultureInfo.InvariantCulture, $"expected {expected}, was {actual}"));
    }
}
