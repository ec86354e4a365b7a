using System.Collections;

namespace SahelForecast;

/// <summary>Consecutive periods of one frequency: a start and a count.</summary>
/// <remarks>Gaps can't exist, so a position is a subtraction. <c>default</c> is empty.</remarks>
public readonly record struct PeriodRange : IReadOnlyList<Period>
{
    /// <summary>Creates a range.</summary>
    /// <param name="start">The first period.</param>
    /// <param name="count">How many periods, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative, or the range passes year 9999.</exception>
    public PeriodRange(Period start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _ = count == 0 ? start : start.Plus(count - 1);
        Start = start;
        Count = count;
    }

    /// <summary>The first period.</summary>
    public Period Start { get; }

    /// <summary>How many periods there are.</summary>
    public int Count { get; }

    /// <summary>The frequency of the periods.</summary>
    public Frequency Frequency => Start.Frequency;

    /// <summary>The last period.</summary>
    /// <exception cref="InvalidOperationException">The range is empty.</exception>
    public Period Last => Count > 0 ? Start.Plus(Count - 1) : throw new InvalidOperationException("An empty range has no last period.");

    /// <summary>The period at a position.</summary>
    /// <param name="index">The position, 0 to <see cref="Count"/> - 1.</param>
    /// <returns>The period.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The position is outside the range.</exception>
    public Period this[int index] => (uint)index < (uint)Count
        ? Start.Plus(index)
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"index is {index}, but the range has {Count} periods.");

    /// <summary>The position of a period.</summary>
    /// <param name="period">The period looked for.</param>
    /// <returns>Its position, or -1 when it is outside the range or of another frequency.</returns>
    public int IndexOf(Period period)
    {
        if (period.Frequency != Frequency)
        {
            return -1;
        }

        int index = period - Start;
        return (uint)index < (uint)Count ? index : -1;
    }

    /// <summary>Whether the range holds a period.</summary>
    /// <param name="period">The period looked for.</param>
    /// <returns>True when it does.</returns>
    public bool Contains(Period period) => IndexOf(period) >= 0;

    /// <inheritdoc/>
    public IEnumerator<Period> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return Start.Plus(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The first and last period, such as <c>2014 to 2022</c>.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Count switch
    {
        0 => "no periods",
        1 => Start.ToString(),
        _ => $"{Start} to {Last}",
    };
}
