using System.Text.Json;

namespace SahelForecast.Models.Stl;

/// <summary>What a saved STL fit keeps.</summary>
/// <param name="Obstacle">Why no season was taken out; null when one was.</param>
/// <param name="Seasons">The last cycle of each season, rising in length, the place of the origin first.</param>
/// <param name="Inner">The inner fit, saved: a text of its own, whatever its kind.</param>
internal sealed record SavedStl(string? Obstacle, double[][] Seasons, JsonElement Inner);
