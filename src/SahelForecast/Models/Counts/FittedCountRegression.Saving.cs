namespace SahelForecast.Models.Counts;

public sealed partial class FittedCountRegression
{
    private FittedCountRegression(SavedFit<SavedCountRegression> saved, SavedCountRegression state)
        : base(saved.Name, saved.Series)
    {
        if (state.Regressors.Length != state.Counts.Estimate.Amounts.Length || state.Regressors.Length != state.Counts.Estimate.Errors.Length)
        {
            throw new FormatException("It has more or fewer regressors than amounts.");
        }

        _position = CountPosition.Of(state.Counts, PackedNumbers.UnpackShortest(state.Gaps));
        _regressors = [.. state.Regressors.Select(regressor => (SavedSeries.KeyOf(regressor.Key), regressor.Name))];
        _future = [.. state.Regressors.Select(regressor => PackedNumbers.UnpackShortest(regressor.Future))];
        _observed = state.Counts.Observed;
        _effect = state.Effect;
        _isRead = true;
    }

    /// <inheritdoc/>
    /// <remarks>It keeps the names of the regressors and what is known of their future, not their past. Longer by 11 bytes for each known future value (6 where they are whole numbers) and by the text of long keys.</remarks>
    public string ToJson()
    {
        var state = new SavedCountRegression(
            SavedCounts.Of(_position, _observed),
            [.. _regressors.Select((regressor, i) => new SavedCountRegressor(SavedSeries.Parts(regressor.Key), regressor.Name, PackedNumbers.PackShortest(_future[i])))],
            PackedNumbers.PackShortest(_position.Gaps),
            _effect);
        return SavedFit.Write("count-regression", 1, this, state, FitJson.Default.SavedFitSavedCountRegression);
    }

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>A fit that forecasts the same numbers, with the regressors' future that was known, or given now.</returns>
    /// <exception cref="ForecastException">The text is no such fit; the message says why.</exception>
    public static FittedCountRegression FromJson(string json)
    {
        SavedFit<SavedCountRegression> saved = SavedFit.Read(json, "count-regression", 1, FitJson.Default.SavedFitSavedCountRegression);
        try
        {
            return new FittedCountRegression(saved, saved.State);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new ForecastException($"This text is no saved count-regression fit: {error.Message} Give the text that ToJson wrote, whole.", error);
        }
    }
}
