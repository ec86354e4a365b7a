namespace SahelForecast.Decomposition;

/// <summary>Choices for <see cref="Mstl"/>.</summary>
public sealed record MstlOptions
{
    /// <summary>Periods in each season, each at least 2, rising; null takes those of the frequency that the series has more than two of: 7 and 365 for days,
    /// else the one it has.</summary>
    /// <value>Default null.</value>
    public IReadOnlyList<int>? SeasonLengths { get; init => field = value is null ? null : Checked(value, nameof(SeasonLengths)); }

    /// <summary>As <see cref="StlOptions.TrendWindow"/>, for every season alike; null takes its default for each.</summary>
    /// <value>Default null.</value>
    public int? TrendWindow { get; init => field = new StlOptions { TrendWindow = value }.TrendWindow; }

    /// <summary>As <see cref="StlOptions.Robust"/>.</summary>
    /// <value>Default false.</value>
    public bool Robust { get; init; }

    private static int[] Checked(IReadOnlyList<int> lengths, string name)
    {
        int previous = 1;
        foreach (int length in lengths)
        {
            if (length <= previous)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"{name} has {length} after {previous}. Give each length once, at least 2, in rising order."), name);
            }

            previous = length;
        }

        return lengths.Count > 0 ? [.. lengths] : throw new ArgumentException($"{name} is empty. Give a length, or null for those of the frequency.", name);
    }
}
