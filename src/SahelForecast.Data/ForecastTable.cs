using System.Collections;
using SahelForecast.Scenarios;

namespace SahelForecast.Data;

/// <summary>The figures of forecasts with all that traces them: what every writer writes and <see cref="ForecastReader"/> reads back equal.</summary>
/// <remarks>
/// <para>A forecast is a distribution; a table holds its mean, its median and the ends of its central prediction intervals at some levels.</para>
/// <para>A figure that does not exist or is infinite, as the mean of an unbounded log-scale Student t, is NaN here, an empty cell or null in
/// every file, and never zero. Empty text counts as no text.</para>
/// </remarks>
public sealed class ForecastTable : IReadOnlyList<ForecastEntry>, IEquatable<ForecastTable>
{
    private readonly ForecastEntry[] _entries;

    internal ForecastTable(decimal[] levels, ForecastEntry[] entries)
    {
        ExactLevels = levels;
        Levels = [.. levels.Select(level => (double)level)];
        _entries = entries;
    }

    /// <summary>The nominal coverages of the intervals, fractions in (0, 1), ascending.</summary>
    public IReadOnlyList<double> Levels { get; }

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <inheritdoc/>
    public ForecastEntry this[int index] => _entries[index];

    internal decimal[] ExactLevels { get; }

    /// <summary>Takes the figures of forecasts.</summary>
    /// <param name="forecasts">The forecasts; may be none.</param>
    /// <param name="levels">Nominal coverages of central prediction intervals, fractions in (0, 1), in any order; default 0.5, 0.8, 0.95.</param>
    /// <returns>The table, in the order given.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A level is not inside (0, 1), or has more than 15 digits.</exception>
    /// <exception cref="ArgumentException">A text holds half of a character, or the name of a dimension begins with a byte order mark.</exception>
    public static ForecastTable Create(IEnumerable<Forecast> forecasts, params ReadOnlySpan<double> levels)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        return Create(forecasts, null, ForecastLevels.Exact(levels));
    }

    /// <summary>Takes the figures of a scenario.</summary>
    /// <param name="outcome">What the scenario makes of a baseline.</param>
    /// <param name="levels">As for forecasts.</param>
    /// <returns>The table; every entry tells its <see cref="ForecastEntry.Scenario"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">As for forecasts.</exception>
    /// <exception cref="ArgumentException">As for forecasts.</exception>
    public static ForecastTable Create(ScenarioOutcome outcome, params ReadOnlySpan<double> levels)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Create(outcome.Forecasts, ForecastScenario.Of(outcome.Scenario), ForecastLevels.Exact(levels));
    }

    /// <summary>Takes the figures of weighed scenarios: those of each scenario in turn, then those of the mixture, which belong to none.</summary>
    /// <param name="mixture">The scenarios and their mixture.</param>
    /// <param name="levels">As for forecasts.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentOutOfRangeException">As for forecasts.</exception>
    /// <exception cref="ArgumentException">As for forecasts.</exception>
    public static ForecastTable Create(ScenarioMixture mixture, params ReadOnlySpan<double> levels)
    {
        ArgumentNullException.ThrowIfNull(mixture);
        var table = new ForecastTable(ForecastLevels.Exact(levels), []);
        foreach (ScenarioOutcome outcome in mixture.Outcomes)
        {
            table = table.Append(Create(outcome, levels));
        }

        return table.Append(Create(mixture.Forecasts, levels));
    }

    /// <summary>Puts two tables together.</summary>
    /// <param name="other">A table of the same levels.</param>
    /// <returns>The entries of this one, then those of the other.</returns>
    /// <exception cref="ArgumentException">The levels differ.</exception>
    public ForecastTable Append(ForecastTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ExactLevels.AsSpan().SequenceEqual(other.ExactLevels)
            ? new ForecastTable(ExactLevels, [.. _entries, .. other._entries])
            : throw new ArgumentException($"One table has the levels {Listed(this)}, the other {Listed(other)}. Create both with the same levels.", nameof(other));
    }

    /// <inheritdoc/>
    public IEnumerator<ForecastEntry> GetEnumerator() => _entries.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether two tables have the same levels and entries; figures are compared as numbers, missing ones are alike.</summary>
    /// <param name="other">The other table.</param>
    /// <returns>True when they do.</returns>
    public bool Equals(ForecastTable? other) =>
        other is not null && ExactLevels.AsSpan().SequenceEqual(other.ExactLevels) && _entries.AsSpan().SequenceEqual(other._entries);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ForecastTable);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, Levels.Count, _entries.FirstOrDefault());

    /// <summary>How much it holds, such as "3 forecasts at levels 0.5, 0.8, 0.95", in every culture alike.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => FormattableString.Invariant($"{Count} forecasts at levels {Listed(this)}");

    private static string Listed(ForecastTable table) => string.Join(", ", table.ExactLevels.Select(ForecastLevels.Text));

    private static ForecastTable Create(IEnumerable<Forecast> forecasts, ForecastScenario? scenario, decimal[] levels) =>
        new(levels, [.. forecasts.Select(forecast => ForecastEntry.Of(forecast, scenario, levels))]);
}
