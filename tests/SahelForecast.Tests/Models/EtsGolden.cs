using System.Globalization;
using SahelForecast.Models.Ets;
using SahelForecast.Testing;

namespace SahelForecast.Tests.Models;

/// <summary>The 240 series and 2,939 fits of R's ets; the script in GoldenData/r-ets says what they are, and what R gets wrong.</summary>
internal static class EtsGolden
{
    public static IReadOnlyDictionary<string, (int Season, double[] Values)> Series { get; } = Rows("series").ToDictionary(
        row => row[0],
        row => (int.Parse(row[1], CultureInfo.InvariantCulture), row[2].Split(' ').Select(Number).ToArray()));

    public static IReadOnlyList<EtsGoldenFit> Fits { get; } =
    [
        .. Rows("fits").Select(row => new EtsGoldenFit(row[0], EtsSpecification.Parse(row[1]), Number(row[2]), int.Parse(row[9], CultureInfo.InvariantCulture), Number(row[10]))),
    ];

    /// <summary>Maxima of the likelihood and the forecasts from there, by R's own code carried on to convergence.</summary>
    public static IReadOnlyList<(string Id, EtsSpecification Specification, double LogLikelihood, double[] Path)> Maxima { get; } =
        [.. Rows("converged").Select(row => (row[0], EtsSpecification.Parse(row[1]), Number(row[2]), row[3].Split(' ').Select(Number).ToArray()))];

    public static IReadOnlyList<(string Id, string Model, string BestModel)> Automatic { get; } = [.. Rows("automatic").Select(row => (row[0], row[1], row[7]))];

    /// <summary>R leaves a constant out of the likelihood.</summary>
    public static double AsOfR(double logLikelihood, int count) => logLikelihood + (count / 2.0 * (1 + Math.Log(2 * Math.PI / count)));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Rows(string name)
    {
        using var reader = new StreamReader(GoldenFile.Open($"r-ets/{name}.csv"));
        reader.ReadLine();
        while (reader.ReadLine() is string line)
        {
            yield return line.Split(',');
        }
    }
}

/// <summary>A fit of R's: its log likelihood, how its search ended (0 is well), and the best that a long search found.</summary>
internal sealed record EtsGoldenFit(string Id, EtsSpecification Specification, double LogLikelihood, int Failure, double Best);
