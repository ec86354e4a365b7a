using System.Reflection;

namespace SahelForecast.Accuracy.Models;

/// <summary>The models by name, found by reflection: a new model of the library is known here without a word.</summary>
/// <remarks>
/// <para>A model class is named by its type in lower case without "Model", a leading "Seasonal" being an s: NaiveModel naive, SeasonalNaiveModel snaive. A public
/// static property or method of it that gives a model is a further name: ThetaModel.Dotm would be dotm.</para>
/// <para>A constructor or method counts when every parameter is optional or the season. The season reaches a model through a parameter
/// <c>seasonLength</c>, or through a property <c>SeasonLength</c> of its options; a model with neither has no use for it.</para>
/// </remarks>
internal sealed class ModelRegistry
{
    /// <summary>The model that stands in where another fails, and that skill is measured against.</summary>
    public const string Naive = "naive";

    private readonly SortedDictionary<string, (string Origin, Func<int?, IForecastModel> Make)> _models = new(StringComparer.Ordinal);

    public ModelRegistry(IEnumerable<Type> types)
    {
        foreach (Type type in types.Where(type => IsModel(type) && type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            if (Best(type.GetConstructors()) is ConstructorInfo constructor)
            {
                Add(NameOf(type), type.FullName!, season => (IForecastModel)constructor.Invoke(Arguments(constructor, season)));
            }

            MethodInfo[] makers = [.. type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => IsModel(method.ReturnType))];
            foreach (IGrouping<string, MethodInfo> overloads in makers.GroupBy(NameOf, StringComparer.Ordinal))
            {
                if (Best([.. overloads]) is MethodInfo maker)
                {
                    Add(overloads.Key, $"{type.FullName}.{maker.Name}", season => (IForecastModel)maker.Invoke(null, Arguments(maker, season))!);
                }
            }
        }
    }

    /// <summary>Every name, sorted.</summary>
    public IReadOnlyCollection<string> Names => _models.Keys;

    /// <summary>Makes a model.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="seasonLength">Periods in a season; null leaves it to the frequency of the series.</param>
    /// <returns>The model with its default options.</returns>
    /// <exception cref="UserErrorException">There is no such model, or it refuses the season.</exception>
    public IForecastModel Create(string name, int? seasonLength)
    {
        if (!_models.TryGetValue(name, out (string Origin, Func<int?, IForecastModel> Make) model))
        {
            throw new UserErrorException($"--models: there is no model \"{name}\". There are {string.Join(", ", Names)}.");
        }

        try
        {
            return model.Make(seasonLength);
        }
        catch (TargetInvocationException refusal) when (refusal.InnerException is ArgumentException reason)
        {
            throw new UserErrorException($"--models: {name} can't be made with a season of {seasonLength}. {reason.Message}");
        }
    }

    private static bool IsModel(Type type) => type.IsAssignableTo(typeof(IForecastModel));

    private static string NameOf(Type type)
    {
        string name = type.Name.EndsWith("Model", StringComparison.Ordinal) ? type.Name[..^"Model".Length] : type.Name;
        return (name.StartsWith("Seasonal", StringComparison.Ordinal) ? $"s{name["Seasonal".Length..]}" : name).ToLowerInvariant();
    }

    private static string NameOf(MethodInfo maker) => (maker.IsSpecialName ? maker.Name["get_".Length..] : maker.Name).ToLowerInvariant();

    // The one that can be given the season, then the one that asks for least.
    private static MethodBase? Best(IEnumerable<MethodBase> makers) => makers
        .Where(maker => maker.GetParameters().All(parameter => parameter.IsOptional || IsSeason(parameter)))
        .OrderBy(maker => maker.GetParameters().Any(parameter => IsSeason(parameter) || SeasonProperty(parameter) is not null) ? 0 : 1)
        .ThenBy(maker => maker.GetParameters().Length)
        .FirstOrDefault();

    private static object?[] Arguments(MethodBase maker, int? season) => [.. maker.GetParameters().Select(parameter => Argument(parameter, season))];

    private static object? Argument(ParameterInfo parameter, int? season)
    {
        object? given = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        if (season is null)
        {
            return given;
        }

        if (IsSeason(parameter))
        {
            return season;
        }

        if (SeasonProperty(parameter) is not PropertyInfo property)
        {
            return given;
        }

        object options = Activator.CreateInstance(parameter.ParameterType)!;
        property.SetValue(options, season);
        return options;
    }

    private static bool IsSeason(ParameterInfo parameter) => parameter.Name == "seasonLength" && IsWhole(parameter.ParameterType);

    private static PropertyInfo? SeasonProperty(ParameterInfo parameter) =>
        parameter.ParameterType.GetProperty("SeasonLength") is { CanWrite: true } property && IsWhole(property.PropertyType) ? property : null;

    private static bool IsWhole(Type type) => type == typeof(int) || type == typeof(int?);

    private void Add(string name, string origin, Func<int?, IForecastModel> make)
    {
        if (!_models.TryAdd(name, (origin, make)))
        {
            throw new UserErrorException($"two models are called {name}: {_models[name].Origin} and {origin}. Rename one.");
        }
    }
}
