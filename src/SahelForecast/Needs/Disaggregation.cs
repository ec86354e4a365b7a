namespace SahelForecast.Needs;

/// <summary>Divides people over the categories of one dimension by stated shares, in whole persons that sum exactly.</summary>
/// <remarks>By largest remainder: each category gets the whole part of its quota, and the persons left go to the largest remainders, ties to the category named first. So every part is
/// within one person of its quota. One disaggregation has one dimension: categories of different dimensions overlap and are never to be added up.</remarks>
public sealed class Disaggregation
{
    private const double Tolerance = 1e-9;

    private readonly double[] _shares;

    private Disaggregation(string dimension, IReadOnlyList<string> categories, double[] shares, string source) =>
        (Dimension, Categories, _shares, Source) = (dimension, categories, shares, source);

    /// <summary>States the shares.</summary>
    /// <param name="dimension">What is divided by, such as "sex and age", "population group" or "sector".</param>
    /// <param name="source">Where the shares come from.</param>
    /// <param name="shares">Category and share, fractions in [0, 1] that sum to 1; each category once.</param>
    /// <returns>The disaggregation.</returns>
    /// <exception cref="ArgumentException">A share is outside [0, 1], a category is given twice, or the shares don't sum to 1; the message names it.</exception>
    public static Disaggregation Of(string dimension, string source, params ReadOnlySpan<(string Category, double Share)> shares)
    {
        Guard.Text(dimension);
        Guard.Text(source);
        var categories = new List<string>();
        foreach ((string category, double share) in shares)
        {
            if (!(share is >= 0 and <= 1))
            {
                throw new ArgumentException(FormattableString.Invariant($"The share of \"{category}\" is {share}, but must be a fraction in [0, 1]: write 0.52, not 52."), nameof(shares));
            }

            if (categories.Contains(Guard.Text(category, nameof(shares))))
            {
                throw new ArgumentException($"The category \"{category}\" of {dimension} is given twice: give each once.", nameof(shares));
            }

            categories.Add(category);
        }

        double[] values = [.. shares.ToArray().Select(pair => pair.Share)];
        double sum = values.Sum();

        // Rounding that was let pass must not leave persons over, so the sum is divided out.
        return Math.Abs(sum - 1) <= Tolerance
            ? new Disaggregation(dimension, categories.AsReadOnly(), [.. values.Select(value => value / sum)], source)
            : throw new ArgumentException(
                FormattableString.Invariant($"The shares of {dimension} sum to {sum}, but must sum to 1: everybody is in exactly one category. Add the category that is missing."), nameof(shares));
    }

    /// <summary>What is divided by.</summary>
    public string Dimension { get; }

    /// <summary>The categories, in the order given.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>Their shares, fractions that sum to 1.</summary>
    public IReadOnlyList<double> Shares => Array.AsReadOnly(_shares);

    /// <summary>Where the shares come from.</summary>
    public string Source { get; }

    /// <summary>Divides a number of people.</summary>
    /// <param name="people">At least 0 and below 1e12; rounded to whole persons first.</param>
    /// <returns>Whole persons by category, in their order; they sum to <paramref name="people"/> rounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, too large or not a number.</exception>
    public IReadOnlyList<long> Divide(double people)
    {
        double[] parts = new double[_shares.Length];
        Divide(people, parts, new double[parts.Length]);
        return [.. parts.Select(part => (long)part)];
    }

    /// <summary>Divides a forecast of people, draw by draw: in every future the parts sum to its people rounded to whole persons.</summary>
    /// <param name="people">A forecast of people with paths.</param>
    /// <returns>One forecast a category, its key with <see cref="Dimension"/> added.</returns>
    /// <exception cref="ArgumentException">The forecast is not of people, has no paths, or a draw is negative.</exception>
    public ForecastPanel Divide(Forecast people)
    {
        ArgumentNullException.ThrowIfNull(people);
        JointPaths.RequirePeople(ForecastPanel.Create([people]), nameof(people));
        double[][] draws = [.. _shares.Select(_ => JointPaths.BufferFor(people))];
        double[] parts = new double[_shares.Length];
        double[] remainders = new double[_shares.Length];
        for (int step = 0, place = 0; step < people.Horizon; step++)
        {
            foreach (double draw in people.Paths!.AtStep(step))
            {
                Divide(draw, parts, remainders);
                for (int i = 0; i < parts.Length; i++)
                {
                    draws[i][place] = parts[i];
                }

                place++;
            }
        }

        double[] origin = new double[_shares.Length];
        Array.Fill(origin, double.NaN);
        if (!double.IsNaN(people.OriginValue))
        {
            Divide(people.OriginValue, origin, remainders);
        }

        return ForecastPanel.Create(Categories.Select((category, i) => JointPaths.ToForecast(
            people,
            people.ModelName,
            origin[i],
            draws[i],
            FormattableString.Invariant($"{people.IntervalMethod}; {_shares[i]:0.####} of them {category} ({Source}), whole persons by largest remainder"),
            JointPaths.With(people.Key, (Dimension, category)),
            people.Metadata with { DisplayName = $"{people.Metadata.DisplayName ?? "People"}, {category}" })));
    }

    /// <summary>Dimension and shares, in every culture alike.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() =>
        $"{Dimension}: {string.Join(", ", Categories.Select((category, i) => FormattableString.Invariant($"{category} {100 * _shares[i]:0.##} %")))} ({Source})";

    private void Divide(double people, Span<double> parts, Span<double> remainders) =>
        LargestRemainder.Divide(LargestRemainder.Whole(people, nameof(people)), _shares, parts, remainders);
}
