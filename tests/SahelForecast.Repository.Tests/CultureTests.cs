using System.Globalization;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SahelForecast.Repository.Tests;

/// <summary>Users run French Windows: numbers are written in the invariant culture, or in one the caller names.</summary>
public class CultureTests
{
    /// <summary>Set by the run that is meant to be in another culture; it holds that culture's name.</summary>
    private const string ExpectedCulture = "SAHELFORECAST_TEST_CULTURE";

    private static readonly string[] Sensitive = ["System.Double", "System.Single", "System.Decimal", "System.DateTime", "System.DateOnly", "System.Half"];

    public static TheoryData<string> Packages => WorkingTree.AsData(WorkingTree.Packages);

    [Fact]
    public void CurrentCulture_IsTheOneTheRunIsMeantFor()
    {
        Assert.Equal("1,5", 1.5.ToString(CultureInfo.GetCultureInfo("fr-FR")));
        string expected = Environment.GetEnvironmentVariable(ExpectedCulture) ?? CultureInfo.CurrentCulture.Name;
        Assert.Equal(expected, CultureInfo.CurrentCulture.Name);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Numbers_WrittenByPackage_NameTheirCulture(string package)
    {
        using ModuleDefinition module = ReferencedTypes.Load(package);
        string[] found = [.. (from type in module.GetTypes()
                              from method in type.Methods
                              where method.HasBody && !IsUnseenPrinter(method)
                              from value in WrittenInCurrentCulture(method.Body)
                              select $"{method.DeclaringType.FullName}.{method.Name} writes {value}").Distinct(StringComparer.Ordinal)];
        Assert.True(found.Length == 0, $"Write with CultureInfo.InvariantCulture or string.Create(CultureInfo.InvariantCulture, ...):\n{string.Join('\n', found)}");
    }

    [Fact]
    public void WrittenInCurrentCulture_InterpolatedNumber_IsFound()
    {
        using ModuleDefinition module = ReferencedTypes.Load("SahelForecast.Repository.Tests");
        TypeDefinition examples = module.GetType(typeof(Examples).FullName!.Replace('+', '/'));
        Assert.Equal(
            ["InCurrent", "InCurrentSum", "InCurrentList"],
            examples.Methods.Where(method => method.HasBody && WrittenInCurrentCulture(method.Body).Any()).Select(method => method.Name));
    }

    /// <summary>Text holes filled, lists joined and ToString() called without a culture, in the order of the code.</summary>
    private static IEnumerable<string> WrittenInCurrentCulture(MethodBody body)
    {
        bool named = false;
        foreach (Instruction instruction in body.Instructions)
        {
            if (instruction.Operand is not MethodReference called)
            {
                continue;
            }

            bool takesCulture = called.Parameters.Any(parameter => parameter.ParameterType.FullName == "System.IFormatProvider");
            if (called.Name == ".ctor" && called.DeclaringType.Name.EndsWith("InterpolatedStringHandler", StringComparison.Ordinal))
            {
                named = takesCulture;
            }
            else if (called is GenericInstanceMethod { Name: "AppendFormatted" or "Join" or "AppendJoin" or "Concat" } written
                && !(named && written.Name == "AppendFormatted") && IsSensitive(written.GenericArguments[0]))
            {
                yield return written.GenericArguments[0].Name;
            }
            else if (called.Name == "ToString" && !takesCulture && Receiver(instruction, called) is { } receiver && IsSensitive(receiver))
            {
                yield return receiver.Name;
            }
        }
    }

    /// <summary>The compiler writes PrintMembers into every record. It speaks to users only where the record is theirs to see
    /// and its ToString() is the compiler's too.</summary>
    private static bool IsUnseenPrinter(MethodDefinition method) =>
        method.Name == "PrintMembers"
        && (!ReferencedTypes.IsVisible(method.DeclaringType)
            || ToStringOf(method.DeclaringType).Body.Instructions.All(instruction => instruction.Operand is not MethodReference { Name: "PrintMembers" }));

    private static MethodDefinition ToStringOf(TypeDefinition type) =>
        type.Methods.SingleOrDefault(method => method.Name == "ToString" && method.Parameters.Count == 0) ?? ToStringOf(type.BaseType.Resolve());

    private static TypeReference? Receiver(Instruction instruction, MethodReference called) =>
        instruction.Previous is { OpCode.Code: Code.Constrained } constrained ? constrained.Operand as TypeReference : called.DeclaringType;

    private static bool IsSensitive(TypeReference type) =>
        Sensitive.Contains(type.FullName, StringComparer.Ordinal)
        || (type is GenericInstanceType { ElementType.FullName: "System.Nullable`1" } nullable && IsSensitive(nullable.GenericArguments[0]));

    private static class Examples
    {
        public static string InCurrent(double value) => $"about {value:0.0}";

        public static string InCurrentSum(double value) => "about " + value;

        public static string InCurrentList(double[] values) => string.Join(" + ", values);

        public static string InInvariant(double value) => string.Create(CultureInfo.InvariantCulture, $"about {value:0.0}");

        public static string OfText(string value) => $"about {value}";
    }
}
