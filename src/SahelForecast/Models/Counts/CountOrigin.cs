namespace SahelForecast.Models.Counts;

/// <summary>Where a count model stands after the last period.</summary>
/// <param name="Held">The recursion's state for the first period after the last observed one.</param>
/// <param name="State">For the first period after the last one, missing counts taken for their means.</param>
/// <param name="MissingAtEnd">Periods between the two.</param>
/// <param name="Occurrence">What is known of whether there is any.</param>
/// <param name="Most">The highest count so far.</param>
/// <param name="Memory">Of deviations.</param>
internal readonly record struct CountOrigin(double Held, double State, int MissingAtEnd, OccurrenceState Occurrence, double Most, CountMemory Memory);
