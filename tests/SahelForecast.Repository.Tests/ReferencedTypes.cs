using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SahelForecast.Repository.Tests;

/// <summary>What compiled code refers to: signatures, attributes and method bodies. Constants and nameof leave no trace there.</summary>
internal static class ReferencedTypes
{
    public static ModuleDefinition Load(string assembly) =>
        ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));

    /// <summary>Every type that a type refers to anywhere, with its nested types.</summary>
    public static IEnumerable<TypeReference> Everywhere(TypeDefinition type) =>
        Signatures(type, _ => true)
            .Concat(type.Methods.Where(method => method.HasBody).SelectMany(method => Body(method.Body)))
            .Concat(type.NestedTypes.SelectMany(Everywhere));

    /// <summary>The types that callers outside the assembly meet in a type's own signatures.</summary>
    public static IEnumerable<TypeReference> InPublicSignatures(TypeDefinition type) =>
        Signatures(type, member => member switch
        {
            MethodDefinition method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
            FieldDefinition field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
            _ => false,
        });

    public static bool IsVisible(TypeDefinition type) =>
        type.DeclaringType is null ? type.IsPublic : (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamilyOrAssembly) && IsVisible(type.DeclaringType);

    private static IEnumerable<TypeReference> Signatures(TypeDefinition type, Func<IMemberDefinition, bool> included) =>
        Flatten(type.BaseType)
            .Concat(type.Interfaces.SelectMany(item => Flatten(item.InterfaceType)))
            .Concat(type.CustomAttributes.SelectMany(item => Flatten(item.AttributeType)))
            .Concat(Constraints(type))
            .Concat(type.Fields.Where(field => included(field)).SelectMany(field => Flatten(field.FieldType)))
            .Concat(type.Methods.Where(method => included(method)).SelectMany(method =>
                Called(method).Concat(Constraints(method)).Concat(method.CustomAttributes.SelectMany(item => Flatten(item.AttributeType)))));

    private static IEnumerable<TypeReference> Constraints(IGenericParameterProvider provider) =>
        provider.GenericParameters.SelectMany(parameter => parameter.Constraints).SelectMany(item => Flatten(item.ConstraintType));

    private static IEnumerable<TypeReference> Called(MethodReference method) =>
        Flatten(method.DeclaringType)
            .Concat(Flatten(method.ReturnType))
            .Concat(method.Parameters.SelectMany(parameter => Flatten(parameter.ParameterType)))
            .Concat(method is GenericInstanceMethod generic ? generic.GenericArguments.SelectMany(Flatten) : []);

    private static IEnumerable<TypeReference> Body(MethodBody body) =>
        body.Variables.SelectMany(variable => Flatten(variable.VariableType))
            .Concat(body.ExceptionHandlers.SelectMany(handler => Flatten(handler.CatchType)))
            .Concat(body.Instructions.SelectMany(instruction => instruction.Operand switch
            {
                TypeReference type => Flatten(type),
                MethodReference method => Called(method),
                FieldReference field => Flatten(field.DeclaringType).Concat(Flatten(field.FieldType)),
                _ => [],
            }));

    private static IEnumerable<TypeReference> Flatten(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => Flatten(generic.ElementType).Concat(generic.GenericArguments.SelectMany(Flatten)),
        TypeSpecification specification => Flatten(specification.ElementType),
        _ => [type],
    };
}
