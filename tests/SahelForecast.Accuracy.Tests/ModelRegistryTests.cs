using SahelForecast.Accuracy.Models;
using SahelForecast.Models.Baselines;

namespace SahelForecast.Accuracy.Tests;

public sealed class ModelRegistryTests
{
    [Fact]
    public void Models_Command_ListsEveryModelOfTheLibrary()
    {
        string[] names = Workspace.Run("models").Succeeds().Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Superset(new HashSet<string> { "naive", "naive2", "snaive", "drift", "mean", "ses", "growth", "loglineartrend" }, names.ToHashSet());
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public void Create_SeasonGiven_ReachesParametersAndOptions()
    {
        var registry = new ModelRegistry([.. Workspace.Models, typeof(SeasonedModel), typeof(OptionedModel)]);
        Assert.Equal("season 7", registry.Create("seasoned", 7).Name);
        Assert.Equal("season 12", registry.Create("seasoned", null).Name);
        Assert.Equal("season 7", registry.Create("optioned", 7).Name);
        Assert.Equal("season none", registry.Create("optioned", null).Name);
        Assert.Equal("Naive", registry.Create("naive", 7).Name);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(12)]
    public void Create_EveryModelOfTheLibrary_TakesTheSeason(int season)
    {
        var registry = new ModelRegistry(typeof(IForecastModel).Assembly.GetExportedTypes());
        Assert.All(registry.Names, name => Assert.NotEmpty(registry.Create(name, season).Name));
    }

    [Fact]
    public void Create_ModelRefusesTheSeason_SaysWhichAndWhy()
    {
        var registry = new ModelRegistry([typeof(ChoosyModel)]);
        UserErrorException error = Assert.Throws<UserErrorException>(() => registry.Create("choosy", 1));
        Assert.Contains("choosy can't be made with a season of 1. At least 2.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_StaticPropertyOrMethodWithAModel_IsAFurtherName()
    {
        var registry = new ModelRegistry([typeof(SeasonedModel)]);
        Assert.Equal(["quarters", "seasoned", "tuned"], registry.Names);
        Assert.Equal("season 4", registry.Create("quarters", 7).Name);
        Assert.Equal("season 7", registry.Create("tuned", 7).Name);
    }

    [Fact]
    public void Names_SeasonalModel_BeginsWithS() => Assert.Equal("snaive", Assert.Single(new ModelRegistry([typeof(SeasonalNaiveModel)]).Names));

    [Fact]
    public void Names_ModelThatNeedsMore_IsLeftOut() => Assert.Empty(new ModelRegistry([typeof(NeedyModel)]).Names);

    [Fact]
    public void Constructor_TwoModelsOfOneName_NamesBoth()
    {
        UserErrorException error = Assert.Throws<UserErrorException>(() => new ModelRegistry([typeof(NaiveModel), typeof(Other.NaiveModel)]));
        Assert.Contains(typeof(NaiveModel).FullName!, error.Message, StringComparison.Ordinal);
        Assert.Contains("Other", error.Message, StringComparison.Ordinal);
    }

    public static class Other
    {
        public sealed class NaiveModel : Named
        {
            public override string Name => "another";
        }
    }

    public abstract class Named : IForecastModel
    {
        public abstract string Name { get; }

        public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default) => new NaiveModel().Fit(series, cancellationToken);
    }

    public sealed class SeasonedModel(int seasonLength = 12) : Named
    {
        public static SeasonedModel Quarters => new(4);

        public override string Name => $"season {seasonLength}";

        public static SeasonedModel Tuned(int? seasonLength, string? note = null) => new(seasonLength ?? note?.Length ?? 0);

        public static SeasonedModel Parse(string text) => new(text.Length);
    }

    public sealed class OptionedModel(OptionedOptions? options = null) : Named
    {
        public override string Name => $"season {options?.SeasonLength?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}";
    }

    public sealed record OptionedOptions
    {
        public int? SeasonLength { get; init; }
    }

    public sealed class ChoosyModel : Named
    {
        public ChoosyModel(int? seasonLength = null) => SeasonLength =
            seasonLength is 1 ? throw new ArgumentException("At least 2.") : seasonLength;

        public override string Name => $"season {SeasonLength}";

        private int? SeasonLength { get; }
    }

    public sealed class NeedyModel(string text) : Named
    {
        public override string Name => text;
    }
}
