using ScottPlot;
using ScottPlot.TickGenerators;

namespace SahelForecast.Plotting;

/// <summary>Draws series, forecasts, scenarios and breaks on any ScottPlot plot: <c>plot.Add.History(series)</c>.</summary>
/// <remarks>The x axis counts years (<see cref="PeriodAxis"/>). What is drawn first names the ticks by its periods and sets thousands separators,
/// unless the plot has ticks of its own. For a title, unit, caption and saving see <see cref="ForecastFigure"/>.</remarks>
public static class PlottableAdderExtensions
{
    private static readonly double[] UsualLevels = [0.5, 0.8, 0.95];

    /// <summary>The members that <c>plot.Add</c> gains.</summary>
    /// <param name="add">The adder of a plot.</param>
    extension(PlottableAdder add)
    {
        /// <summary>Draws what was observed: a line with markers; a missing value leaves a gap.</summary>
        /// <param name="series">The series, with at least one value.</param>
        /// <returns>What was added.</returns>
        /// <exception cref="ArgumentException"><paramref name="series"/> is empty or all missing.</exception>
        public HistoryLine History(TimeSeries series) => Put(add, new HistoryLine(series));

        /// <summary>Draws a forecast as a fan: its median and central prediction intervals, joined to the value at the origin.</summary>
        /// <param name="forecast">The forecast.</param>
        /// <param name="levels">The levels of the intervals, fractions in (0, 1); none means 0.5, 0.8 and 0.95.</param>
        /// <returns>What was added.</returns>
        /// <exception cref="ArgumentOutOfRangeException">A level is not inside (0, 1).</exception>
        /// <exception cref="InvalidOperationException">A quantile is not finite; the message names the period.</exception>
        public ForecastFan Forecast(Forecast forecast, params ReadOnlySpan<double> levels)
        {
            ArgumentNullException.ThrowIfNull(forecast);
            foreach (double level in levels)
            {
                CheckLevel(level, nameof(levels));
            }

            return Put(add, new ForecastFan(forecast, levels.IsEmpty ? UsualLevels : levels, add.Plot.GetPlottables<ForecastFan>().Count()));
        }

        /// <summary>Draws forecasts of one series under different assumptions: a median line and one band each.</summary>
        /// <param name="scenarios">At least one, of one frequency, no label twice.</param>
        /// <param name="level">The level of the bands, a fraction in (0, 1).</param>
        /// <returns>What was added.</returns>
        /// <exception cref="ArgumentException"><paramref name="scenarios"/> is empty, mixes frequencies or repeats a label.</exception>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not inside (0, 1).</exception>
        public ScenarioLines Scenarios(IReadOnlyList<LabelledForecast> scenarios, double level = 0.8)
        {
            CheckScenarios(scenarios);
            CheckLevel(level, nameof(level));
            return Put(add, new ScenarioLines(scenarios, level));
        }

        /// <summary>Draws what happened after a forecast was made, as diamonds apart from the history.</summary>
        /// <param name="series">The values that came true, with at least one.</param>
        /// <returns>What was added.</returns>
        /// <exception cref="ArgumentException"><paramref name="series"/> is empty or all missing.</exception>
        public OutcomeMarks Outcomes(TimeSeries series) => Put(add, new OutcomeMarks(series));

        /// <summary>Marks each break of <see cref="SeriesMetadata.Breaks"/> with a dashed line and a short label; none draws nothing.</summary>
        /// <param name="series">The series whose description tells the breaks.</param>
        /// <returns>What was added.</returns>
        public BreakMarks Breaks(TimeSeries series)
        {
            ArgumentNullException.ThrowIfNull(series);
            return Put(add, new BreakMarks(series));
        }
    }

    private static T Put<T>(PlottableAdder add, T plottable) where T : IPlottable
    {
        Typefaces.ChartFonts.EnsureUsable();
        add.Plot.PlottableList.Add(plottable);
        if (plottable is SeriesPlottable first && add.Plot.GetPlottables<SeriesPlottable>().Count() == 1)
        {
            NameAxes(add.Plot, first.Periods.Frequency);
        }

        return plottable;
    }

    // ScottPlot would write years as 2,014 or in the manner of the machine. Ticks that the user has set stay.
    private static void NameAxes(Plot plot, Frequency frequency)
    {
        if (plot.Axes.Bottom.TickGenerator is NumericAutomatic)
        {
            plot.Axes.Bottom.TickGenerator = new PeriodTicks(() => SeriesPlottable.Span(
                [.. plot.GetPlottables<SeriesPlottable>().Where(drawn => drawn.Periods.Frequency == frequency)]));
        }

        if (plot.Axes.Left.TickGenerator is NumericAutomatic numbers)
        {
            numbers.LabelFormatter = ChartText.Number;
        }
    }

    private static void CheckLevel(double level, string name)
    {
        if (level is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                name, level, FormattableString.Invariant($"{name} holds {level}, but a level is a fraction between 0 and 1, both excluded: write 0.95, not 95."));
        }
    }

    private static void CheckScenarios(IReadOnlyList<LabelledForecast> scenarios)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        if (scenarios.Count == 0)
        {
            throw new ArgumentException("scenarios is empty: give at least one.", nameof(scenarios));
        }

        var labels = new HashSet<string>(StringComparer.Ordinal);
        foreach (LabelledForecast scenario in scenarios)
        {
            if (!labels.Add(scenario.Label))
            {
                throw new ArgumentException($"scenarios names \"{scenario.Label}\" twice: a reader could not tell them apart.", nameof(scenarios));
            }

            Frequency expected = scenarios[0].Forecast.Periods.Frequency, actual = scenario.Forecast.Periods.Frequency;
            if (actual != expected)
            {
                throw new ArgumentException(
                    $"scenarios mixes frequencies: \"{scenario.Label}\" is {actual}, \"{scenarios[0].Label}\" {expected}.", nameof(scenarios));
            }
        }
    }
}
