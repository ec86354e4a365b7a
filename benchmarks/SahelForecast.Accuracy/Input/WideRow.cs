namespace SahelForecast.Accuracy.Input;

/// <summary>A row of a wide file.</summary>
/// <param name="Labels">The text cells in front, such as the id.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Values">The values up to the last one there is; NaN where one is missing before that.</param>
internal sealed record WideRow(string[] Labels, int Line, double[] Values)
{
    public string Id => Labels[^1];
}
