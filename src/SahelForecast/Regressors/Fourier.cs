using System.Globalization;

namespace SahelForecast.Regressors;

/// <summary>Smooth seasons as regressors: waves of a year or any other length, also of one that is no whole number of periods.</summary>
public static class Fourier
{
    // A wave has the same phase whatever the first period is.
    private static readonly DateOnly Start = new(2000, 1, 1);

    /// <summary>Sines and cosines with 1, 2, ... waves a season.</summary>
    /// <param name="periods">The periods, those to be forecast included.</param>
    /// <param name="seasonLength">Periods in a season, above 1: such as 12, or 365.25 / 7 for weeks.</param>
    /// <param name="harmonics">The most waves a season, at least 1 and at most half of its periods: 1 a single hump, more for sharper seasons.</param>
    /// <returns>Two series for each number of waves; a single one where it is half the season, as that sine is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static TimeSeriesPanel Terms(PeriodRange periods, double seasonLength, int harmonics)
    {
        Guard.FinitePositive(seasonLength);
        Guard.Positive(harmonics);
        if (2 * harmonics > seasonLength)
        {
            throw new ArgumentOutOfRangeException(nameof(harmonics), harmonics, string.Create(
                CultureInfo.InvariantCulture, $"harmonics is {harmonics}, but a season of {seasonLength} periods shows at most {Math.Floor(seasonLength / 2)}."));
        }

        Period start = Period.Containing(Start, periods.Frequency);
        var terms = new List<TimeSeries>();
        for (int k = 1; k <= harmonics; k++)
        {
            int waves = k;
            Add("sin", period => Math.Sin(Angle(period)));
            Add("cos", period => Math.Cos(Angle(period)));

            void Add(string kind, Func<Period, double> value)
            {
                if (kind == "cos" || 2 * waves < seasonLength)
                {
                    string name = string.Create(CultureInfo.InvariantCulture, $"{kind} {waves}/{seasonLength}");
                    terms.Add(RegressorSeries.Of(periods, name, SeriesKey.Of(("fourier", name)), value));
                }
            }

            double Angle(Period period) => 2 * Math.PI * Math.IEEERemainder(waves * (double)(period - start), seasonLength) / seasonLength;
        }

        return TimeSeriesPanel.Create(terms);
    }
}
