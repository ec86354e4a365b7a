namespace SahelForecast.Accuracy.Output;

/// <summary>A model that failed where naive did not, and was scored with naive.</summary>
/// <param name="Model">The name of the model.</param>
/// <param name="Series">The id or key of the series.</param>
/// <param name="Origin">The origin; empty when there is only one.</param>
/// <param name="Reason">Why, in one line.</param>
internal sealed record Failure(string Model, string Series, string Origin, string Reason)
{
    private const int Shown = 5;

    /// <summary>Names the first failures of each model.</summary>
    public static void Print(TextWriter target, IReadOnlyList<Failure> failures)
    {
        foreach (IGrouping<string, Failure> model in failures.GroupBy(failure => failure.Model))
        {
            string[] first = [.. model.Take(Shown).Select(failure => $"  {failure.Series}{(failure.Origin.Length > 0 ? $" from {failure.Origin}" : "")}: {failure.Reason}")];
            int count = model.Count();
            target.WriteLine($"{model.Key} failed {count} {(count == 1 ? "time" : "times")} (scored with naive){(count > Shown ? $", the first {Shown}" : "")}:");
            target.WriteLine(string.Join(Environment.NewLine, first));
        }
    }

    /// <summary>Writes all failures.</summary>
    public static void Write(TextWriter target, IReadOnlyList<Failure> failures) => CsvTable.Write(
        target, ["model", "series", "origin", "reason"], failures.Select(failure => new object[] { failure.Model, failure.Series, failure.Origin, failure.Reason }));

    /// <summary>A message on one line.</summary>
    public static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
