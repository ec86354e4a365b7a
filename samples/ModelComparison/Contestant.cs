using SahelForecast;
using SahelForecast.Models.Arima;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Ces;
using SahelForecast.Models.Combination;
using SahelForecast.Models.Ets;
using SahelForecast.Models.Growth;
using SahelForecast.Models.Theta;

namespace ModelComparison;

/// <summary>A model and the word that asks for it on the command line.</summary>
internal sealed record Contestant(string Word, IForecastModel Model)
{
    /// <summary>No change: what every other model is measured by.</summary>
    public static Contestant Naive { get; } = new("naive", new NaiveModel());

    public static IReadOnlyList<Contestant> All { get; } =
    [
        Naive,
        new("drift", new DriftModel()),
        new("growth", new PooledGrowthModel()),
        new("ets", new EtsModel()),
        new("dotm", ThetaModel.Dotm()),
        new("ces", new CesModel()),
        new("arima", new ArimaModel()),
        new("lgt", new LgtModel()),
        new("auto", new AutoModel()),
    ];

    public static string Words => string.Join(", ", All.Select(one => one.Word));

    public static Contestant Of(string word) => All.FirstOrDefault(one => one.Word.Equals(word, StringComparison.OrdinalIgnoreCase))
        ?? throw new UserException($"--models \"{word}\" is not one of {Words}.");
}
