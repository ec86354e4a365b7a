namespace SahelForecast.Data;

/// <summary>Counts each event once: sources publish an event again when they change it.</summary>
internal sealed class EventRegister(SeriesCollector collector, IssueLog issues)
{
    private readonly Dictionary<string, Event> _events = new(StringComparer.Ordinal);
    private Event? _current;

    /// <summary>Starts a row.</summary>
    /// <param name="id">The event.</param>
    /// <param name="changed">When it was last changed; the later text wins, then the later line.</param>
    /// <param name="line">The line of the row.</param>
    /// <param name="column">The column for messages.</param>
    /// <returns>False when an earlier row of the event stands.</returns>
    public bool Begin(string id, string changed, int line, string column)
    {
        _current = new Event(line, changed, []);
        if (string.IsNullOrWhiteSpace(id))
        {
            return true;
        }

        bool again = _events.TryGetValue(id, out Event? earlier);
        bool stands = again && string.CompareOrdinal(earlier!.Changed, changed) > 0;
        if (again)
        {
            (int Line, int Other) dropped = stands ? (line, earlier!.Line) : (earlier!.Line, line);
            string why = earlier.Changed == changed ? "later in the file" : "changed later";
            issues.Add(new RowIssue(dropped.Line, column, $"the event {CellText.Show(id)} comes again on line {dropped.Other}, {why}; it counts once, as it stands there."));
        }

        if (stands)
        {
            return false;
        }

        earlier?.Places.ForEach(collector.Remove);
        _events[id] = _current;
        return true;
    }

    /// <summary>Remembers a value of the row that was begun.</summary>
    public void Add(int place) => _current?.Places.Add(place);

    private sealed record Event(int Line, string Changed, List<int> Places);
}
