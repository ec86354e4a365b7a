namespace SahelForecast.Models.Baselines;

/// <summary>The value of the same season one cycle ago: January as last January.</summary>
/// <remarks>
/// <para>y(t) = y(t-m) + e for a season of m periods, e normal with the mean square of past changes between cycles as variance.
/// The same numbers as R <c>forecast::snaive</c>.</para>
/// <para>Missing values: changes over several cycles count with that many times the variance; a season whose last value is missing is forecast from
/// the latest cycle that has it. Every season must have been observed once.</para>
/// </remarks>
public sealed class SeasonalNaiveModel : ForecastModel<FittedSeasonalNaive>
{
    private readonly int? _seasonLength;

    /// <summary>Creates the model.</summary>
    /// <param name="seasonLength">Periods in a season, at least 1; null takes that of the frequency (12 for months, 4 for quarters, 1 for years).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seasonLength"/> is below 1.</exception>
    public SeasonalNaiveModel(int? seasonLength = null) =>
        _seasonLength = seasonLength is int length ? Guard.Positive(length, nameof(seasonLength)) : null;

    /// <inheritdoc/>
    public override string Name => "Seasonal naive";

    /// <summary>Two; the series must also span one season and one period more, which depends on its frequency.</summary>
    public override int MinimumCount => 2;

    /// <inheritdoc/>
    protected override FittedSeasonalNaive FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        int season = _seasonLength ?? series.Frequency.SeasonLength();
        ReadOnlySpan<double> values = series.Values;
        double[] fitted = new double[values.Length];
        double squares = 0;
        int changes = 0;
        for (int i = 0; i < values.Length; i++)
        {
            int cycles = CyclesBack(values, i, season);
            fitted[i] = cycles > 0 ? values[i - (cycles * season)] : double.NaN;
            if (cycles > 0 && !double.IsNaN(values[i]))
            {
                double change = values[i] - fitted[i];
                squares += change * change / cycles;
                changes++;
            }
        }

        if (changes == 0)
        {
            throw new ArgumentException(
                $"{Name} needs at least {season + 1} periods with one season observed twice (a season has {season} periods), but {series.Name} has {series.Count}.",
                nameof(series));
        }

        var last = new (double Value, int Cycles)[season];
        for (int i = 0; i < season; i++)
        {
            int cycles = CyclesBack(values, values.Length + i, season);
            last[i] = cycles > 0
                ? (values[values.Length + i - (cycles * season)], cycles)
                : throw new ArgumentException(
                    $"{Name} needs each of the {season} seasons observed at least once, but {series.Name} has no value for the season of {series.Periods.Last + (i + 1)}.",
                    nameof(series));
        }

        return new FittedSeasonalNaive(Name, series, fitted, last, Math.Sqrt(squares / changes));
    }

    // How many cycles back the same season was last observed; 0 when never.
    private static int CyclesBack(ReadOnlySpan<double> values, int position, int season)
    {
        int cycles = 1;
        for (int i = position - season; i >= 0; i -= season, cycles++)
        {
            if (i < values.Length && !double.IsNaN(values[i]))
            {
                return cycles;
            }
        }

        return 0;
    }
}
