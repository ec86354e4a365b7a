using System.Text.Json;

namespace SahelForecast.Transforms;

/// <summary>What a saved fit of a transformed series keeps.</summary>
/// <param name="Transform">The change of scale.</param>
/// <param name="Likelihood">On the scale of the series; null without.</param>
/// <param name="Inner">The fit of the transformed series, saved: a text of its own, whatever its kind.</param>
internal sealed record SavedTransformedFit(SavedTransform Transform, LikelihoodFigures? Likelihood, JsonElement Inner);

/// <summary>A change of scale as it is saved.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Lambda">Of Box and Cox; null with others.</param>
/// <param name="Note">How it was chosen; null when it was given.</param>
internal sealed record SavedTransform(SavedTransformKind Kind, double? Lambda, string? Note)
{
    /// <summary>What is saved of a transform that has nothing left to choose.</summary>
    public static SavedTransform Of(SeriesTransform transform) => transform switch
    {
        BoxCoxTransform => new SavedTransform(SavedTransformKind.BoxCox, transform.Lambda, transform.Note),
        NoTransform => new SavedTransform(SavedTransformKind.None, null, transform.Note),
        _ => new SavedTransform(SavedTransformKind.Log1p, null, null),
    };

    /// <summary>The transform.</summary>
    /// <exception cref="FormatException">Lambda is outside [0, 1], or there is none.</exception>
    public SeriesTransform Restore() => Kind switch
    {
        SavedTransformKind.BoxCox => Lambda is >= 0 and <= 1 ? new BoxCoxTransform(Lambda.Value, Note) : throw new FormatException("Its lambda is no number in [0, 1]."),
        SavedTransformKind.None => new NoTransform(Note ?? "No transform was made."),
        SavedTransformKind.Log1p => SeriesTransform.Log1p,
        _ => throw new FormatException("Its transform is none of this library's."),
    };
}

/// <summary>Changes of scale that are saved.</summary>
internal enum SavedTransformKind
{
    /// <summary>That of Box and Cox.</summary>
    BoxCox,

    /// <summary>log(1 + y).</summary>
    Log1p,

    /// <summary>Values as they are.</summary>
    None,
}
