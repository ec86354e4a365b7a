using SahelForecast.Evaluation;
using SahelForecast.Revisions;
using SahelForecast.Testing;
using Xunit;
using static SahelForecast.Testing.NumericAssert;

namespace SahelForecast.Tests.Revisions;

public class RevisionNoiseTests
{
    [Fact]
    public void Learn_AllYoungFiguresRevised_KnowsTheirAge()
    {
        RevisionNoise noise = RevisionVintages.Noise();

        Assert.Equal([1, 1, 1, 0, 0], Enumerable.Range(0, 5).Select(noise.ShareRevised));
        Assert.Equal(3, noise.FinalAge);
        Assert.Equal(1, noise.Factor(3, 0.9));

        // 200 normal logarithms: their quantiles to a few standard errors.
        AssertClose(Math.Exp(0.3 * 1.2816), noise.Factor(0, 0.9), 0.1);
        AssertClose(Math.Exp(-0.3 * 1.2816), noise.Factor(0, 0.1), 0.1);
        AssertClose(1, noise.Factor(0, 0.5), 0.06);
    }

    [Fact]
    public void Factor_SomeRevised_IsOneForTheRest()
    {
        // Every fourth is raised by a half.
        double[] logs = [.. Enumerable.Range(0, 400).Select(i => i % 4 == 0 ? Math.Log(1.5) : 0)];
        RevisionNoise noise = RevisionNoise.Learn([RevisionVintages.Revised(logs, 1)], finalAge: 1);

        AssertClose(0.25, noise.ShareRevised(0), 0.02);
        Assert.Equal(1, noise.Factor(0, 0.7));
        Assert.Equal(1.5, noise.Factor(0, 0.9), 1e-9);

        // A hundred figures that all went up are believed to five sixths: one in twelve is still thought to go down.
        Assert.Equal(1 / 1.5, noise.Factor(0, 0.015), 1e-9);
        Assert.Equal(1, noise.Factor(0, 0.03));
    }

    [Fact]
    public void Learn_FewRevised_DoesNotBelieveTheirDirection()
    {
        RevisionNoise noise = RevisionNoise.Learn([RevisionVintages.Revised([.. Enumerable.Repeat(0.4, 9)], 1)], finalAge: 1);

        Assert.True(noise.Factor(0, 0.1) < 0.7 && noise.Factor(0, 0.9) > 1.4);
    }

    [Fact]
    public void Learn_FiguresOfTheLatestVintages_TeachNothing()
    {
        // From month 30 on nothing has been revised yet, but nothing is final either.
        Func<int, double> final = i => 1_000 + i;
        SeriesVintages vintages = SeriesVintages.Create(Enumerable.Range(10, 30).Select(last => RevisionVintages.Vintage(
            "MLI", last, [.. Enumerable.Range(0, last + 1).Select(i => last - i < 6 ? final(i) / 2 : final(i))])));
        RevisionNoise noise = RevisionNoise.Learn([vintages], finalAge: 6);

        Assert.Equal(1, noise.ShareRevised(0));
        Assert.Equal(24 + 5, noise.FigureCount);
    }

    [Fact]
    public void Learn_OlderFiguresRevisedMoreOften_TakesAgesTogether()
    {
        // One figure of a vintage in two is wrong at age 1, and one in four at age 0.
        SeriesVintages vintages = SeriesVintages.Create(Enumerable.Range(10, 48).Select(last => RevisionVintages.Vintage(
            "MLI", last, [.. Enumerable.Range(0, last + 1).Select(i => (last - i == 1 && last % 2 == 0) || (last - i == 0 && last % 4 == 0) ? 90.0 : 100)])));
        RevisionNoise noise = RevisionNoise.Learn([vintages], finalAge: 2);

        Assert.Equal(noise.ShareRevised(0), noise.ShareRevised(1));
        AssertClose(0.375, noise.ShareRevised(0), 0.05);
    }

    [Fact]
    public void Learn_KnownOn_IsBlindToLaterVintages()
    {
        // Figures were not revised before month 60.
        double[] logs = [.. Enumerable.Range(0, 90).Select(i => i < 60 ? 0 : 0.5)];
        SeriesVintages vintages = RevisionVintages.Revised(logs, 2);

        RevisionNoise before = RevisionNoise.Learn([vintages], Period.Month(2000, 1).Plus(55).FirstDay, 2);
        Assert.Equal(0, before.ShareRevised(0));
        Assert.Equal($"none of {before.FigureCount} figures was revised", before.ToString());
        Assert.True(RevisionNoise.Learn([vintages], finalAge: 2).ShareRevised(0) > 0.2);
    }

    [Fact]
    public void Learn_Zeros_TakesTheFirstForSilenceAndTheFinalForHalfOfTheSmallest()
    {
        SeriesVintages vintages = SeriesVintages.Create(
        [
            RevisionVintages.Vintage("MRT", 3, 4, 2, 0, 7),
            RevisionVintages.Vintage("MRT", 5, 4, 2, 9, 0, 3, 3),
        ]);
        RevisionNoise noise = RevisionNoise.Learn([vintages], finalAge: 2);

        // Month 2 was 0 and is passed over; month 3 went from 7 to 0, the smallest other figure being 2.
        Assert.Equal(1, noise.FigureCount);
        Assert.Equal(1.0 / 8, noise.Factor(0, 0.01), 1e-12);
    }

    [Fact]
    public void Learn_OneVintage_NamesTheCure()
    {
        SeriesVintages alone = SeriesVintages.Create([RevisionVintages.Vintage("MLI", 30, new double[31])]);
        ArgumentException error = Assert.Throws<ArgumentException>(() => RevisionNoise.Learn([alone]));

        Assert.Equal("vintages", error.ParamName);
        Assert.Contains("two or more vintages (SeriesVintages.Create)", error.Message, StringComparison.Ordinal);
        Assert.Contains("12 periods", error.Message, StringComparison.Ordinal);
        Assert.Equal("vintages", Assert.Throws<ArgumentException>(() => RevisionNoise.Learn([])).ParamName);
        Assert.Equal("finalAge", Assert.Throws<ArgumentOutOfRangeException>(() => RevisionNoise.Learn([alone], finalAge: 0)).ParamName);
    }

    [Fact]
    public void Learn_TwoFrequencies_NamesBoth()
    {
        SeriesVintages yearly = SeriesVintages.Create(
            [TimeSeries.Create(Period.Year(2000), [1, 2], SeriesKey.Of(("country", "TCD")), new SeriesMetadata { Vintage = new DateOnly(2002, 1, 1) })]);
        ArgumentException error = Assert.Throws<ArgumentException>(() => RevisionNoise.Learn([RevisionVintages.Revised(new double[40], 2), yearly]));

        Assert.Contains("Yearly", error.Message, StringComparison.Ordinal);
        Assert.Contains("Monthly", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_AnyCulture_SaysTheSame()
    {
        using var french = new CultureScope("fr-FR");

        Assert.StartsWith("100 % of the newest figures are revised, half of these between x 0.", RevisionVintages.Noise().ToString(), StringComparison.Ordinal);
    }
}
