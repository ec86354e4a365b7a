namespace SahelForecast.Accuracy.Competition;

/// <summary>What to score, from the command line.</summary>
/// <param name="Train">The wide file of the training parts.</param>
/// <param name="Test">The wide file of what came.</param>
/// <param name="Season">Periods in a season, at least 1.</param>
/// <param name="Models">Names of models.</param>
/// <param name="Sample">How many series to draw; null for all.</param>
/// <param name="Seed">The seed of the draw.</param>
/// <param name="Threads">Threads at most; -1 for all cores.</param>
/// <param name="Output">The folder of the files; null for none.</param>
internal sealed record CompetitionOptions(
    string Train, string Test, int Season, IReadOnlyList<string> Models, int? Sample, int Seed, int Threads, string? Output);
