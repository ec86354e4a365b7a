using SahelForecast.Evaluation;
using SahelForecast.Revisions;
using SahelForecast.Testing;

namespace SahelForecast.Tests.Revisions;

/// <summary>Made-up series that are revised in a known way.</summary>
internal static class RevisionVintages
{
    /// <summary>Noise of factors about one, of figures not yet three periods old.</summary>
    public static RevisionNoise Noise(double scale = 0.3)
    {
        var dice = new Dice(17);
        double[] logs = [.. Enumerable.Range(0, 200).Select(_ => scale * dice.Normal())];
        return RevisionNoise.Learn([Revised(logs, 3)], finalAge: 3);
    }

    /// <summary>A series in a vintage for every period: figures younger than an age are published as the final ones over exp(log).</summary>
    public static SeriesVintages Revised(double[] logs, int finalAge, string country = "MLI", Func<int, double>? final = null)
    {
        final ??= i => 1_000 + i;
        return SeriesVintages.Create(Enumerable.Range(5, logs.Length - 5).Select(last => Vintage(
            country, last, [.. Enumerable.Range(0, last + 1).Select(i => last - i < finalAge ? final(i) / Math.Exp(logs[i]) : final(i))])));
    }

    /// <summary>A vintage, known the month after its last period.</summary>
    public static TimeSeries Vintage(string country, int last, params double[] values) => TimeSeries.Create(
        Period.Month(2000, 1), values, SeriesKey.Of(("country", country)), new SeriesMetadata { Vintage = Period.Month(2000, 1).Plus(last + 1).FirstDay });
}
