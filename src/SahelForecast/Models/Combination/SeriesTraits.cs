namespace SahelForecast.Models.Combination;

/// <summary>What decides how a series is forecast.</summary>
/// <param name="Observed">Values that are there.</param>
/// <param name="Season">Periods in a season; 1 where there is none, or not two whole ones.</param>
/// <param name="Positive">Values above 0.</param>
/// <param name="Zeros">Values of 0.</param>
/// <param name="Negative">Values below 0.</param>
/// <param name="IsWhole">Whether all are whole numbers.</param>
/// <param name="IsConstant">Whether all are the same.</param>
/// <param name="IsYearly">Whether a value is that of a year.</param>
/// <param name="Volatility">The root mean square change of the logarithm from one positive value to the next; 0 without two.</param>
internal readonly record struct SeriesTraits(
    int Observed, int Season, int Positive, int Zeros, int Negative, bool IsWhole, bool IsConstant, bool IsYearly, double Volatility)
{
    // Seasons that a series must show to have one.
    private const int FewestSeasons = 2;

    public static SeriesTraits Of(TimeSeries series, int season)
    {
        int observed = 0;
        int positive = 0;
        int negative = 0;
        bool isWhole = true;
        bool isConstant = true;
        double first = double.NaN;
        double squares = 0;
        double before = 0;
        foreach (double value in series.Values)
        {
            if (double.IsNaN(value))
            {
                continue;
            }

            first = observed++ == 0 ? value : first;
            if (value > 0)
            {
                double change = positive++ == 0 ? 0 : Math.Log(value / before);
                squares += change * change;
                before = value;
            }

            negative += value < 0 ? 1 : 0;
            isWhole &= value == Math.Floor(value);
            isConstant &= value == first;
        }

        int usable = observed >= FewestSeasons * (long)season ? season : 1;
        return new SeriesTraits(observed, usable, positive, observed - positive - negative, negative, isWhole, isConstant, series.Frequency == Frequency.Yearly, Math.Sqrt(squares / Math.Max(positive - 1, 1)));
    }
}
