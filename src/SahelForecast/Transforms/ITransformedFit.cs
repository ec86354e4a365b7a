namespace SahelForecast.Transforms;

/// <summary>A fit on another scale, seen from that of the series: what a model gives <see cref="TransformExtensions.WithTransform(IForecastModel, SeriesTransform)"/>.</summary>
/// <remarks>It can be saved when <see cref="Inner"/> can (<see cref="ISavableFit"/>); <see cref="Models.SavedFits"/> reads it.</remarks>
public interface ITransformedFit : IFittedModel
{
    /// <summary>The change of scale; where it was chosen from the series, what was chosen.</summary>
    SeriesTransform Transform { get; }

    /// <summary>The fit of the transformed series, such as a <see cref="Models.Arima.FittedArima"/>: its numbers are on that scale.</summary>
    IFittedModel Inner { get; }
}
