using System.Collections;

namespace SahelForecast;

/// <summary>Forecasts of several series from one origin, by key.</summary>
public sealed class ForecastPanel : IReadOnlyList<Forecast>
{
    private readonly Forecast[] _forecasts;
    private readonly Dictionary<SeriesKey, int> _positions;

    private ForecastPanel(Forecast[] forecasts, Dictionary<SeriesKey, int> positions)
    {
        _forecasts = forecasts;
        _positions = positions;
    }

    /// <summary>Puts forecasts together.</summary>
    /// <param name="forecasts">Forecasts over the same periods, each with a key of its own. May be none.</param>
    /// <returns>The panel, in the order given.</returns>
    /// <exception cref="ArgumentException">Periods differ, or a key comes twice.</exception>
    public static ForecastPanel Create(IEnumerable<Forecast> forecasts)
    {
        Forecast[] members = [.. forecasts];
        var positions = new Dictionary<SeriesKey, int>(members.Length);
        for (int i = 0; i < members.Length; i++)
        {
            if (members[i].Periods != members[0].Periods)
            {
                throw new ArgumentException(
                    $"({members[i].Key}) is forecast for {members[i].Periods}, but ({members[0].Key}) for {members[0].Periods}. Forecast the same periods.",
                    nameof(forecasts));
            }

            if (!positions.TryAdd(members[i].Key, i))
            {
                throw new ArgumentException($"The key ({members[i].Key}) comes twice. Give each series a key of its own.", nameof(forecasts));
            }
        }

        return new ForecastPanel(members, positions);
    }

    /// <inheritdoc/>
    public int Count => _forecasts.Length;

    /// <inheritdoc/>
    public Forecast this[int index] => _forecasts[index];

    /// <summary>The forecast of a series.</summary>
    /// <param name="key">The whole key.</param>
    /// <returns>Its forecast.</returns>
    /// <exception cref="KeyNotFoundException">The panel has no such series.</exception>
    public Forecast this[SeriesKey key] => TryFind(key)
        ?? throw new KeyNotFoundException($"The panel has no forecast of ({key}). It has {Count}.");

    /// <inheritdoc/>
    public IEnumerator<Forecast> GetEnumerator() => _forecasts.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal Forecast? TryFind(SeriesKey key) => _positions.TryGetValue(key, out int position) ? _forecasts[position] : null;
}
