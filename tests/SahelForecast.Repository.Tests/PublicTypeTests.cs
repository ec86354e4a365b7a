using Mono.Cecil;

namespace SahelForecast.Repository.Tests;

public class PublicTypeTests
{
    /// <summary>The foreign packages that a package of ours may show to its callers.</summary>
    private static readonly Dictionary<string, string[]> Shown = new(StringComparer.Ordinal)
    {
        ["SahelForecast"] = [],
        ["SahelForecast.Data"] = ["SahelForecast", "Microsoft.Data.Analysis"],
        ["SahelForecast.Plotting"] = ["SahelForecast", "ScottPlot"],
    };

    public static TheoryData<string> Packages => WorkingTree.AsData(WorkingTree.Packages);

    [Theory]
    [MemberData(nameof(Packages))]
    public void PublicClasses_OfPackage_AreSealedStaticOrAbstract(string package)
    {
        using ModuleDefinition module = ReferencedTypes.Load(package);
        string[] open = [.. from type in module.GetTypes()
                            where type.IsClass && ReferencedTypes.IsVisible(type) && !type.IsSealed && !type.IsAbstract
                            select type.FullName];
        Assert.True(open.Length == 0, $"Seal these, or make them abstract: {string.Join(", ", open)}");
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void PublicSignatures_OfPackage_ShowNoTypeOfAnotherPackage(string package)
    {
        using ModuleDefinition module = ReferencedTypes.Load(package);
        string[] shown = [.. (from type in module.GetTypes()
                              where ReferencedTypes.IsVisible(type)
                              from used in ReferencedTypes.InPublicSignatures(type)
                              where used.Scope is AssemblyNameReference
                              let assembly = used.Scope.Name
                              where !IsOfTheFramework(assembly) && !Shown[package].Contains(assembly, StringComparer.Ordinal)
                              select $"{type.FullName} shows {used.FullName} of {assembly}").Distinct(StringComparer.Ordinal)];
        Assert.True(shown.Length == 0, $"Callers would need another package to call ours:\n{string.Join('\n', shown)}");
    }

    private static bool IsOfTheFramework(string assembly) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, assembly + ".dll"));
}
