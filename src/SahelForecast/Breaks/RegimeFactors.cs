namespace SahelForecast.Breaks;

/// <summary>What values before a break are multiplied by: the logarithm, and how sure it is.</summary>
internal readonly record struct RegimeFactor(double Log, double Deviation)
{
    /// <summary>The logarithm of a factor some standard deviations away.</summary>
    public double At(double score) => Log + (score * Deviation);
}

/// <summary>Estimates what joins the regimes of a series.</summary>
internal static class RegimeFactors
{
    private const int FewestChanges = 2;

    /// <summary>Places of the first values of regimes that have values before them.</summary>
    public static int[] PlacesOf(TimeSeries series) =>
    [
        .. series.Metadata.Breaks.Select(change => series.Periods.IndexOf(change.First)).Where(place => place > 0).Distinct().Order()
            .Where(place => series.Values[..place].ContainsAnyExcept(double.NaN) && series.Values[place..].ContainsAnyExcept(double.NaN)),
    ];

    /// <summary>A factor a break: the change across it less the growth that the periods between would have had.</summary>
    /// <exception cref="ArgumentException">A value is not above zero, or too few changes lie inside regimes.</exception>
    public static RegimeFactor[] Of(TimeSeries series, int[] breaks, string model)
    {
        var inside = new List<double>();
        var across = new (double Change, int Periods)[breaks.Length];
        int last = -1;
        for (int i = 0; i < series.Count; i++)
        {
            double value = series.Values[i];
            if (double.IsNaN(value))
            {
                continue;
            }

            if (value <= 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{model} needs values above zero, but {series.Name} has {value} in {series.Periods[i]}: a factor joins nothing to it. Use BreakHandling.Restart."), nameof(series));
            }

            if (last >= 0)
            {
                double change = Math.Log(value / series.Values[last]);
                int[] between = [.. Enumerable.Range(0, breaks.Length).Where(place => breaks[place] > last && breaks[place] <= i)];
                if (between.Length == 0)
                {
                    inside.Add(change / (i - last));
                }

                // Two breaks in one gap share what is across it.
                foreach (int place in between)
                {
                    across[place] = (change / between.Length, i - last);
                }
            }

            last = i;
        }

        if (inside.Count < FewestChanges)
        {
            throw new ArgumentException(
                $"{model} needs at least {FewestChanges} changes inside regimes to tell growth from a break, but {series.Name} has {inside.Count}. Use BreakHandling.Restart.", nameof(series));
        }

        double growth = inside.Average();
        double variance = inside.Sum(change => (change - growth) * (change - growth)) / (inside.Count - 1);
        return
        [
            .. across.Select(change => new RegimeFactor(
                change.Change - (growth * change.Periods), Math.Sqrt(variance * change.Periods * (1 + ((double)change.Periods / inside.Count))))),
        ];
    }
}
