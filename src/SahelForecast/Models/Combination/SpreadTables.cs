namespace SahelForecast.Models.Combination;

/// <summary>Factors for the intervals of <see cref="AutoModel"/>'s pools.</summary>
internal static partial class SpreadTables
{
}
