namespace SahelForecast.Needs;

public sealed partial class DisplacementBalance
{
    /// <summary>Accounts for one region over a history.</summary>
    /// <param name="region">The region.</param>
    /// <param name="stock">Stocks at the end of each period, in whole people.</param>
    /// <param name="newDisplacement">Movements into displacement; null when there is no such series.</param>
    /// <param name="returns">Returns; null when there is no such series.</param>
    /// <returns>One account for each period whose stock and the one before are known, and a list of the periods that have none. A flow that is missing, or outside its series, is not
    /// reported.</returns>
    /// <exception cref="ArgumentException">A series is not of people, has another frequency, a negative value or a part of a person; the message names it.</exception>
    public static DisplacementHistory FromSeries(string region, TimeSeries stock, TimeSeries? newDisplacement = null, TimeSeries? returns = null)
    {
        Guard.Text(region);
        ArgumentNullException.ThrowIfNull(stock);
        RequireFits(stock, stock, nameof(stock));
        RequireFits(newDisplacement, stock, nameof(newDisplacement));
        RequireFits(returns, stock, nameof(returns));
        Period start = Ends(series => series.Periods.Start).Min();
        var balances = new List<DisplacementBalance>();
        var gaps = new List<DisplacementGap>();
        foreach (Period period in new PeriodRange(start, Ends(series => series.Periods.Last).Max() - start + 1))
        {
            var flows = new DisplacementFlows(At(newDisplacement, period), At(returns, period));
            (long? opening, long? closing) = (At(stock, period - 1), At(stock, period));
            if (opening is long from && closing is long to)
            {
                balances.Add(Create(region, period, from, to, flows));
            }
            else if (period != stock.Periods.Start || closing is null || flows.Terms.Any(term => term is not null))
            {
                // The first stock is where accounts begin, and lacks nothing unless people moved before it.
                gaps.Add(new DisplacementGap(region, period, opening is not null, closing is not null, flows));
            }
        }

        return new DisplacementHistory(region, balances, gaps);

        IEnumerable<Period> Ends(Func<TimeSeries, Period> end) => new[] { stock, newDisplacement, returns }.OfType<TimeSeries>().Select(end);
    }

    private static long? At(TimeSeries? series, Period period) =>
        series?.Periods.Contains(period) == true && !double.IsNaN(series[period]) ? (long)series[period] : null;

    private static void RequireFits(TimeSeries? series, TimeSeries stock, string argument)
    {
        if (series is null)
        {
            return;
        }

        MeasurementUnit.RequirePeople(series, argument);
        if (series.Frequency != stock.Frequency)
        {
            throw new ArgumentException($"{argument} is {series.Frequency} and stock is {stock.Frequency}: aggregate the finer series first.", argument);
        }

        foreach (Observation seen in series)
        {
            if (!double.IsNaN(seen.Value) && (seen.Value != Math.Floor(seen.Value) || seen.Value > 1L << 53))
            {
                throw new ArgumentException($"{argument} has {seen}, but an account is in whole people: round the figure.", argument);
            }
        }
    }
}
