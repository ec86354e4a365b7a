using SahelForecast.Scenarios;
using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>Draws what drives a scenario on any ScottPlot plot: <c>plot.Add.Tornado(ScenarioSensitivity.Of(...), "people")</c>.</summary>
public static class TornadoAdderExtensions
{
    /// <summary>The members that <c>plot.Add</c> gains.</summary>
    /// <param name="add">The adder of a plot.</param>
    extension(PlottableAdder add)
    {
        /// <summary>Draws a bar an assumption, the longest on top; for names and axes draw on a <see cref="TornadoFigure"/>.</summary>
        /// <param name="influences">At least one, of one result, as <see cref="ScenarioSensitivity"/> gives them.</param>
        /// <param name="unit">The unit of the result.</param>
        /// <returns>What was added.</returns>
        /// <exception cref="ArgumentException"><paramref name="influences"/> is empty, or of several results.</exception>
        public TornadoBars Tornado(IReadOnlyList<AssumptionInfluence> influences, string unit)
        {
            ArgumentNullException.ThrowIfNull(influences);
            ArgumentException.ThrowIfNullOrWhiteSpace(unit);
            if (influences.Count == 0 || influences.Any(influence => influence.Middle != influences[0].Middle))
            {
                throw new ArgumentException(
                    influences.Count == 0 ? "influences is empty: give at least one." : "influences belong to several results, as their middles differ: make a figure each.", nameof(influences));
            }

            Typefaces.ChartFonts.EnsureUsable();
            var bars = new TornadoBars(influences, unit);
            add.Plot.PlottableList.Add(bars);
            return bars;
        }
    }
}
