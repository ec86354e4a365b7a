namespace SahelForecast.Needs;

/// <summary>A named set of classes that everybody is in exactly one of, to state shares or people for in a fixed order.</summary>
public sealed class DisaggregationClasses
{
    private DisaggregationClasses(string dimension, IReadOnlyList<string> names, string source) => (Dimension, Names, Source) = (dimension, names, source);

    /// <summary>Sex and age by UNHCR: female and then male, each 0-4, 5-11, 12-17, 18-59 and 60+ years; dimension "sex and age".</summary>
    /// <remarks>Reference: UNHCR Refugee Data Finder, API population/v1/demographics. People of unknown sex or age are in none: divide the known ones, and say how many were left out.</remarks>
    public static DisaggregationClasses UnhcrSexAndAge { get; } = Of(
        "sex and age", "UNHCR Refugee Data Finder",
        [.. new[] { "female", "male" }.SelectMany(sex => new[] { "0-4", "5-11", "12-17", "18-59", "60+" }, (sex, age) => $"{sex} {age}")]);

    /// <summary>Names classes of one's own.</summary>
    /// <param name="dimension">What is divided by.</param>
    /// <param name="source">Who defines the classes.</param>
    /// <param name="names">The classes, at least one, each once.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">A text is empty, or a class comes twice.</exception>
    public static DisaggregationClasses Of(string dimension, string source, params ReadOnlySpan<string> names)
    {
        Guard.Text(dimension);
        Guard.Text(source);
        string[] own = names.ToArray();
        foreach (string name in own)
        {
            Guard.Text(name, nameof(names));
        }

        return own.Length > 0 && own.Distinct(StringComparer.Ordinal).Count() == own.Length
            ? new DisaggregationClasses(dimension, Array.AsReadOnly(own), source)
            : throw new ArgumentException($"names has {own.Length} classes of {dimension}, {own.Distinct(StringComparer.Ordinal).Count()} of them different: give at least one, each once.", nameof(names));
    }

    /// <summary>What is divided by.</summary>
    public string Dimension { get; }

    /// <summary>The classes in their order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Who defines them.</summary>
    public string Source { get; }

    /// <summary>States the share of each class.</summary>
    /// <param name="source">Where the shares come from.</param>
    /// <param name="shares">Fractions in [0, 1] that sum to 1, in the order of <see cref="Names"/>.</param>
    /// <returns>The disaggregation.</returns>
    /// <exception cref="ArgumentException">There are not as many shares as classes, one is outside [0, 1], or they don't sum to 1.</exception>
    public Disaggregation WithShares(string source, params ReadOnlySpan<double> shares)
    {
        RequireCount(shares.Length, nameof(shares));
        double[] own = shares.ToArray();
        return Disaggregation.Of(Dimension, source, [.. Names.Select((name, i) => (name, own[i]))]);
    }

    /// <summary>Takes the shares of published people.</summary>
    /// <param name="source">Where the figures come from.</param>
    /// <param name="people">People of at least 0, in the order of <see cref="Names"/>; one is above 0.</param>
    /// <returns>The disaggregation; dividing the sum of <paramref name="people"/> gives them back.</returns>
    /// <exception cref="ArgumentException">There are not as many numbers as classes, one is negative, or all are 0.</exception>
    public Disaggregation WithPeople(string source, params ReadOnlySpan<long> people)
    {
        RequireCount(people.Length, nameof(people));
        double[] own = [.. people.ToArray().Select(one => (double)one)];
        int odd = Array.FindIndex(own, one => one is < 0 or >= LargestRemainder.MostPeople);
        if (odd >= 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"{Names[odd]} has {own[odd]:N0} people, but must have at least 0 and fewer than 1e12: correct the figure."), nameof(people));
        }

        double sum = own.Sum();
        return sum > 0
            ? Disaggregation.Of(Dimension, source, [.. Names.Select((name, i) => (name, own[i] / sum))])
            : throw new ArgumentException("people are 0 in all classes, which says nothing of shares: leave the disaggregation out.", nameof(people));
    }

    private void RequireCount(int count, string argument)
    {
        if (count != Names.Count)
        {
            throw new ArgumentException($"{argument} has {count} numbers, but {Dimension} ({Source}) has {Names.Count} classes: {string.Join(", ", Names)}.", argument);
        }
    }
}
