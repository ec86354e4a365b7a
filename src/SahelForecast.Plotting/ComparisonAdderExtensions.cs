using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>Draws which model scored best on any ScottPlot plot: <c>plot.Add.Comparison(differences, "Naive")</c>.</summary>
public static class ComparisonAdderExtensions
{
    /// <summary>The members that <c>plot.Add</c> gains.</summary>
    /// <param name="add">The adder of a plot.</param>
    extension(PlottableAdder add)
    {
        /// <summary>Draws a dot and an interval a model, the best on top, beside the reference; for names and axes draw on a <see cref="ComparisonFigure"/>.</summary>
        /// <param name="differences">At least one, no model twice; the reference is not among them.</param>
        /// <param name="reference">What the models are measured by, such as "Naive".</param>
        /// <param name="level">The level of the intervals, a fraction in (0, 1).</param>
        /// <returns>What was added.</returns>
        /// <exception cref="ArgumentException"><paramref name="differences"/> is empty, names a model twice or the reference, or holds a difference that is not finite
        /// or lies outside its interval.</exception>
        public ComparisonDots Comparison(IReadOnlyList<ModelDifference> differences, string reference, double level = 0.95)
        {
            ArgumentNullException.ThrowIfNull(differences);
            ArgumentException.ThrowIfNullOrWhiteSpace(reference);
            if (!(level > 0 && level < 1))
            {
                throw new ArgumentOutOfRangeException(nameof(level), level, FormattableString.Invariant($"level is {level}, but must be a fraction inside (0, 1), such as 0.95."));
            }

            Check(differences, reference);
            Typefaces.ChartFonts.EnsureUsable();
            var dots = new ComparisonDots(differences, reference, level);
            add.Plot.PlottableList.Add(dots);
            return dots;
        }
    }

    private static void Check(IReadOnlyList<ModelDifference> differences, string reference)
    {
        if (differences.Count == 0)
        {
            throw new ArgumentException("differences is empty: give at least one model.", nameof(differences));
        }

        var names = new HashSet<string>(StringComparer.Ordinal) { reference };
        foreach (ModelDifference one in differences)
        {
            ArgumentNullException.ThrowIfNull(one, nameof(differences));
            if (!names.Add(one.ModelName))
            {
                throw new ArgumentException($"differences names \"{one.ModelName}\" twice, or it is the reference: a reader could not tell them apart. Rename one.", nameof(differences));
            }

            if (!double.IsFinite(one.Difference) || one.Difference < one.Lower || one.Difference > one.Upper)
            {
                throw new ArgumentException($"differences holds {one}: the difference must be finite and inside its interval, whose ends are NaN when there is none.", nameof(differences));
            }
        }
    }
}
