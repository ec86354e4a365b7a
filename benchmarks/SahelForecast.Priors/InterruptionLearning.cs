using SahelForecast.Distributions;
using SahelForecast.Models.Growth;

namespace SahelForecast.Priors;

/// <summary>Learns when growth ends and what is left after it, from refugees and asylum seekers by origin, and writes it as code.</summary>
internal static class InterruptionLearning
{
    // No later year is looked at: those after judge.
    private const int LastYear = 2012;
    private const int FirstOrigin = 1990;
    private const double LeastBase = 10_000;

    // Neighbouring origins say nearly the same.
    private const int Stride = 3;

    private static readonly int[] Horizons = [5, 10];

    // Held to what a crisis does: sooner peaks and faster declines would score lower still (0.4 and 2: 0.799), since they put spread in the place of growth, and would no longer be growth, peak and decline.
    private static readonly double[][] Grid =
    [
        [0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.14, 0.2],
        [0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7],
        [0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1],
    ];

    /// <summary>Learns and writes.</summary>
    /// <param name="folder">The folder of the data.</param>
    /// <param name="output">The file to write.</param>
    public static void Run(string folder, string output)
    {
        TimeSeries[] all = YearlyTable.Read(Path.Combine(folder, "unhcr", "origin_year_totals.csv.gz"), "coo_iso", LastYear, "refugees", "asylum_seekers");
        int[] places = [4, 4, 3];
        double without = Score(all, null);
        double best = Score(all, At(places));
        for (bool isBetter = true; isBetter;)
        {
            isBetter = false;
            for (int number = 0; number < places.Length; number++)
            {
                foreach (int step in (int[])[-1, 1])
                {
                    while (places[number] + step is int place && place >= 0 && place < Grid[number].Length)
                    {
                        int[] tried = [.. places];
                        tried[number] = place;
                        double score = Score(all, At(tried));
                        if (score >= best)
                        {
                            break;
                        }

                        (best, places, isBetter) = (score, tried, true);
                    }
                }
            }
        }

        GrowthInterruption found = At(places);
        string gain = FormattableString.Invariant(
            $"Refugees and asylum seekers by origin, every {Stride}rd origin from {FirstOrigin} on, {string.Join(" and ", Horizons)} years, outcomes to {LastYear}: CRPS of logs {best:0.000}, without {without:0.000}.");
        Console.WriteLine($"{gain} {found}");
        File.WriteAllText(output, FormattableString.Invariant($$"""
            // Written by benchmarks/SahelForecast.Priors interruption; see its InterruptionLearning for the data. Not to be edited by hand.
            namespace SahelForecast.Models.Growth;

            internal static class GrowthInterruptions
            {
                // {{gain}}
                public static readonly GrowthInterruption Learned = new() { Hazard = {{found.Hazard}}, Decline = {{found.Decline}}, MostLeft = {{found.MostLeft}} };
            }

            """).ReplaceLineEndings("\n"));
    }

    private static GrowthInterruption At(int[] places) => new() { Hazard = Grid[0][places[0]], Decline = Grid[1][places[1]], MostLeft = Grid[2][places[2]] };

    // The mean over outcomes, each horizon alike.
    private static double Score(TimeSeries[] all, GrowthInterruption? interruption)
    {
        var model = new LogisticGrowthModel(new LogisticGrowthOptions { Interruption = interruption });
        (int Horizon, double Crps)[] scores =
        [
            .. all.AsParallel().AsOrdered().SelectMany(series =>
                Enumerable.Range(0, series.Count)
                    .Where(i => series.Values[i] >= LeastBase && series.Periods[i].FirstDay.Year >= FirstOrigin && (series.Periods[i].FirstDay.Year - FirstOrigin) % Stride == 0)
                    .SelectMany(i => ScoresFrom(model, series, i))),
        ];
        return Horizons.Average(horizon => scores.Where(score => score.Horizon == horizon).Average(score => score.Crps));
    }

    private static IEnumerable<(int Horizon, double Crps)> ScoresFrom(LogisticGrowthModel model, TimeSeries series, int origin)
    {
        int[] wanted = [.. Horizons.Where(horizon => origin + horizon < series.Count && series.Values[origin + horizon] > 0)];
        TimeSeries known = series.Slice(0, origin + 1);
        if (wanted.Length == 0 || known.Count - known.MissingCount < model.MinimumCount)
        {
            return [];
        }

        Forecast forecast = model.Fit(known).Forecast(wanted.Max());
        return wanted.Select(horizon => (horizon, Crps(forecast.Steps[horizon - 1], series.Values[origin + horizon])));
    }

    // Of the logarithm, nobody at all counting as one.
    private static double Crps(PredictiveDistribution step, double outcome)
    {
        double[] logs = new double[999];
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = Math.Log(Math.Max(step.Quantile((i + 0.5) / logs.Length), 1));
        }

        return EmpiricalDistribution.Create(logs).Crps(Math.Log(outcome));
    }
}
