namespace SahelForecast.Models.Arima;

public sealed partial class FittedArimaRegression
{
    private FittedArimaRegression(SavedFit<SavedArimaRegression> saved, SavedArimaRegression state)
        : base(saved.Name, saved.Series)
    {
        if (state.Regressors.Length != state.Noise.Facts.Regressors)
        {
            throw new FormatException("It has more or fewer regressors than amounts.");
        }

        Noise = new FittedArima(ArimaText.Name(state.Noise.Facts), state.RestOf(Training), state.Noise);
        _regressors = [.. state.Regressors.Select(regressor => (SavedSeries.KeyOf(regressor.Key), regressor.Name))];
        _amounts = [.. state.Regressors.Select(regressor => regressor.Amount)];
        _future = [.. state.Regressors.Select(regressor => PackedNumbers.UnpackShortest(regressor.Future))];
        _doubt = ArimaDoubt.Of(state.Doubt, state.Noise.Facts, Noise.Position);
        Dropped = [.. state.Dropped.Select(dropped => new DroppedRegressor(SavedSeries.KeyOf(dropped.Key), dropped.Name, dropped.Reason))];
        RegressionCoefficients = [.. FindEffects()];
    }

    /// <inheritdoc/>
    /// <remarks>It keeps the names of the regressors and what is known of their future, not their past. With two regressors 1.3 to 1.8 kB without a season or with quarters, 2.1 to 2.9 kB where the
    /// model has a season of months, as each regressor has its own state. Longer by 11 bytes for each known future value (6 where they are whole numbers), and by the text of long keys and of
    /// regressors that were left out.</remarks>
    public string ToJson()
    {
        var state = new SavedArimaRegression(
            Noise.Saved,
            Noise.Training.Values[^1],
            Noise.Fitted.Values[^1],
            [.. _regressors.Select((regressor, i) => new SavedRegressor(SavedSeries.Parts(regressor.Key), regressor.Name, _amounts[i], PackedNumbers.PackShortest(_future[i])))],
            _doubt.Saved(Noise.StateCount),
            [.. Dropped.Select(dropped => new SavedDroppedRegressor(SavedSeries.Parts(dropped.Key), dropped.Name, dropped.Reason))]);
        return SavedFit.Write("arima-regression", 1, this, state, FitJson.Default.SavedFitSavedArimaRegression);
    }

    /// <summary>Reads back what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>A fit that forecasts the same numbers, with the regressors' future that was known, or given now.</returns>
    /// <exception cref="ForecastException">The text is no such fit; the message says why.</exception>
    public static FittedArimaRegression FromJson(string json)
    {
        SavedFit<SavedArimaRegression> saved = SavedFit.Read(json, "arima-regression", 1, FitJson.Default.SavedFitSavedArimaRegression);
        try
        {
            return new FittedArimaRegression(saved, saved.State);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new ForecastException($"This text is no saved arima-regression fit: {error.Message} Give the text that ToJson wrote, whole.", error);
        }
    }
}
