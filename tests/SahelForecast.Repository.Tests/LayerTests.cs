using System.Xml.Linq;
using Mono.Cecil;

namespace SahelForecast.Repository.Tests;

/// <summary>The arrows of the house: which part of the core may know which, and that satellites know only the core.</summary>
public class LayerTests
{
    private const string Core = "SahelForecast";

    /// <summary>A layer is a folder of the core, "" its root. A new folder gets its line here before its first file.</summary>
    private static readonly Dictionary<string, string[]> Uses = new(StringComparer.Ordinal)
    {
        ["Numerics"] = [],
        [""] = ["Distributions", "Numerics"],
        ["Distributions"] = ["", "Numerics"],
        ["Breaks"] = ["", "Distributions", "Numerics"],
        ["Transforms"] = ["", "Distributions", "Numerics"],
        ["Decomposition"] = ["", "Distributions", "Numerics"],
        ["Stationarity"] = ["", "Numerics", "Decomposition"],
        ["Evaluation"] = ["", "Distributions", "Numerics"],
        ["Revisions"] = ["", "Breaks", "Evaluation"],
        ["Models"] = ["", "Distributions", "Numerics", "Transforms", "Decomposition", "Stationarity"],
        ["Models.Combination"] = ["", "Distributions", "Numerics", "Transforms", "Decomposition", "Stationarity", "Models", "Evaluation"],
        ["Diagnostics"] = ["", "Numerics", "Models"],
        ["Scenarios"] = ["", "Distributions", "Numerics"],
        ["Needs"] = ["", "Distributions", "Numerics"],
        ["Regressors"] = ["", "Distributions"],
        ["Reconciliation"] = ["", "Distributions", "Numerics"],
    };

    [Fact]
    public void Core_EachLayer_KnowsOnlyTheLayersBelowIt()
    {
        using ModuleDefinition core = ReferencedTypes.Load(Core);
        var arrows =
            from type in core.Types
            where type.Namespace.StartsWith(Core, StringComparison.Ordinal)
            from used in ReferencedTypes.Everywhere(type)
            where used.Scope == core && Outermost(used).Namespace.StartsWith(Core, StringComparison.Ordinal)
            let arrow = (From: Layer(type.Namespace), To: Layer(Outermost(used).Namespace))
            where arrow.From != arrow.To && !Uses[arrow.From].Contains(arrow.To, StringComparer.Ordinal) && !ReadsEveryKind(Outermost(type))
            select $"{type.FullName} uses {Outermost(used).FullName}";
        AssertEmpty(arrows, "Move the shared part down a layer, or turn the dependency round.");
    }

    [Fact]
    public void Everywhere_TypeThatUsesAnotherLayer_FindsIt()
    {
        using ModuleDefinition core = ReferencedTypes.Load(Core);
        TypeDefinition forecast = core.GetType("SahelForecast.Forecast");
        Assert.Contains(ReferencedTypes.Everywhere(forecast), used => used.Namespace == "SahelForecast.Distributions");
    }

    [Fact]
    public void Core_EachFile_HasTheNamespaceOfItsFolder()
    {
        string root = WorkingTree.PathOf("src", Core);
        var misplaced =
            from file in WorkingTree.Files(root, "*.cs")
            let folder = Path.GetRelativePath(root, Path.GetDirectoryName(file)!)
            let expected = folder == "." ? Core : Core + "." + folder.Replace(Path.DirectorySeparatorChar, '.')
            where !File.ReadLines(file).Contains($"namespace {expected};", StringComparer.Ordinal)
            select $"{WorkingTree.Relative(file)} lacks 'namespace {expected};'";
        AssertEmpty(misplaced, "Folder and namespace are one.");
    }

    [Fact]
    public void Packages_ReferenceAtMostTheCore()
    {
        var references =
            from package in WorkingTree.Packages
            from reference in XDocument.Load(WorkingTree.PathOf("src", package, package + ".csproj")).Descendants("ProjectReference")
            let name = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))
            where package == Core || name != Core
            select $"{package} references {name}";
        AssertEmpty(references, "The core stands alone and a satellite references nothing of ours but the core.");
    }

    [Fact]
    public void Core_References_NoNetwork()
    {
        using ModuleDefinition core = ReferencedTypes.Load(Core);
        AssertEmpty(
            core.AssemblyReferences.Select(reference => reference.Name).Where(IsNetwork),
            "The core computes and never asks a network; that is for SahelForecast.Data.Online.");
    }

    [Fact]
    public void Data_OutsideOnline_UsesNoNetwork()
    {
        using ModuleDefinition data = ReferencedTypes.Load("SahelForecast.Data");
        Assert.Contains(data.AssemblyReferences, reference => IsNetwork(reference.Name));
        var uses =
            from type in data.Types
            where type.Namespace == "SahelForecast.Data"
            from used in ReferencedTypes.Everywhere(type)
            where used.Scope is AssemblyNameReference && IsNetwork(used.Scope.Name)
            select $"{type.FullName} uses {used.FullName}";
        AssertEmpty(uses, "Who reads files must not reach a network: only SahelForecast.Data.Online does.");
    }

    private static bool IsNetwork(string assembly) =>
        assembly.StartsWith("System.Net.", StringComparison.Ordinal) || assembly is "System.Net" or "Polly.Core"
        || assembly.StartsWith("Microsoft.Extensions.Http", StringComparison.Ordinal);

    private static string Layer(string name)
    {
        string folder = name.Length == Core.Length ? "" : name[(Core.Length + 1)..];
        string layer = folder.StartsWith("Models.", StringComparison.Ordinal) && folder != "Models.Combination" ? "Models" : folder;
        Assert.True(Uses.ContainsKey(layer), $"The layer {name} is new: say in {nameof(LayerTests)} what it may use.");
        return layer;
    }

    // The readers of saved fits name every kind there is, combinations too, which hold saved fits themselves.
    private static bool ReadsEveryKind(TypeReference type) => type.FullName is "SahelForecast.Models.SavedFits" or "SahelForecast.Models.FitJson";

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    private static void AssertEmpty(IEnumerable<string> offences, string cure) =>
        Assert.True(!offences.Any(), $"{cure}\n{string.Join('\n', offences.Distinct(StringComparer.Ordinal))}");
}
