using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SahelForecast;

/// <summary>A fit as it is written to JSON.</summary>
/// <param name="Format">Says what the text is.</param>
/// <param name="Model">Which kind of fit it is.</param>
/// <param name="Version">The version of <paramref name="State"/>: a change of its shape is a new one.</param>
/// <param name="Name">The name of the fit.</param>
/// <param name="Series">What is kept of the series.</param>
/// <param name="State">What the model learned, and where it stands.</param>
internal sealed record SavedFit<TState>(string Format, string Model, int Version, string Name, SavedSeries Series, TState State);

/// <summary>Writes and reads saved fits.</summary>
internal static class SavedFit
{
    private const string Format = "SahelForecast fit";

    public static string Write<TState>(string model, int version, IFittedModel fit, TState state, JsonTypeInfo<SavedFit<TState>> type) =>
        JsonSerializer.Serialize(new SavedFit<TState>(Format, model, version, fit.Name, SavedSeries.Of(fit.Training, fit.Fitted.Values[^1]), state), type);

    /// <summary>Reads a fit back.</summary>
    /// <exception cref="ForecastException">The text is no fit of this kind and version; the message says what it is.</exception>
    public static SavedFit<TState> Read<TState>(string json, string model, int version, JsonTypeInfo<SavedFit<TState>> type)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            CheckHeader(json, model, version);
            SavedFit<TState> saved = JsonSerializer.Deserialize(json, type) ?? throw new JsonException("The text is null.");

            // What is wrong with the series is found here, whatever the kind of fit.
            _ = saved.Series.Training();
            return saved;
        }
        catch (Exception error) when (error is JsonException or ArgumentException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new ForecastException($"This text is no saved {model} fit: {error.Message} Give the text that ToJson wrote, whole.", error);
        }
    }

    /// <summary>Which kind of fit a text holds.</summary>
    /// <exception cref="ForecastException">The text is no saved fit; the message says why.</exception>
    public static string ModelOf(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return ModelOf(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new ForecastException($"This text is no saved fit: {error.Message} Give the text that ToJson wrote, whole.", error);
        }
    }

    private static string ModelOf(JsonElement root)
    {
        string? format = root.GetProperty("format").GetString();
        return format == Format
            ? root.GetProperty("model").GetString() ?? throw new JsonException("it names no model.")
            : throw new JsonException($"its format is \"{format}\".");
    }

    private static void CheckHeader(string json, string model, int version)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        if (ModelOf(root) is string other && other != model)
        {
            throw new ForecastException($"This text is a saved {other} fit, not {model}. Read it with the FromJson of that kind of fit, or of SavedFits.");
        }

        if (root.GetProperty("version").GetInt32() is int written && written != version)
        {
            throw new ForecastException(FormattableString.Invariant(
                $"This text is a saved {model} fit of version {written}, but this library reads version {version}. Fit the model again, or use the library that wrote it."));
        }
    }
}
