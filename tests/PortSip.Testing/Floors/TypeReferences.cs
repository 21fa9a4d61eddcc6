using Mono.Cecil;
using Mono.Cecil.Cil;

namespace PortSip.Testing;

/// <summary>Collects what a type refers to in its own assembly, wherever in it: what is nested in a type counts as that type.</summary>
internal sealed class TypeReferences
{
    private readonly HashSet<TypeDefinition> _found = [];

    private TypeReferences()
    {
    }

    /// <summary>The outermost types that an outermost type refers to, without itself.</summary>
    public static IReadOnlyCollection<TypeDefinition> Of(TypeDefinition type)
    {
        var references = new TypeReferences();
        references.AddType(type);
        references._found.Remove(type);
        return references._found;
    }

    private void AddType(TypeDefinition type)
    {
        Add(type.BaseType);
        AddAttributes(type);
        AddGenericParameters(type);
        foreach (var implemented in type.Interfaces)
        {
            Add(implemented.InterfaceType);
            AddAttributes(implemented);
        }
        foreach (var field in type.Fields)
        {
            Add(field.FieldType);
            AddAttributes(field);
        }
        foreach (var property in type.Properties)
            AddAttributes(property);
        foreach (var @event in type.Events)
            AddAttributes(@event);
        foreach (var method in type.Methods)
            AddMethod(method);
        foreach (var nested in type.NestedTypes)
            AddType(nested);
    }

    private void AddMethod(MethodDefinition method)
    {
        AddSignature(method);
        AddAttributes(method);
        AddAttributes(method.MethodReturnType);
        AddGenericParameters(method);
        foreach (var parameter in method.Parameters)
            AddAttributes(parameter);
        foreach (var implemented in method.Overrides)
            AddMember(implemented);
        if (!method.HasBody)
            return;
        foreach (var variable in method.Body.Variables)
            Add(variable.VariableType);
        foreach (var handler in method.Body.ExceptionHandlers)
            Add(handler.CatchType);
        foreach (var instruction in method.Body.Instructions)
            AddOperand(instruction);
    }

    private void AddOperand(Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                Add(type);
                break;
            case MemberReference member:
                AddMember(member);
                break;
            case CallSite site:
                AddSignature(site);
                break;
        }
    }

    private void AddMember(MemberReference member)
    {
        Add(member.DeclaringType);
        if (member is FieldReference field)
            Add(field.FieldType);
        if (member is MethodReference method)
            AddSignature(method);
        if (member is GenericInstanceMethod instance)
            AddAll(instance.GenericArguments);
    }

    private void AddSignature(IMethodSignature method)
    {
        Add(method.ReturnType);
        AddAll(method.Parameters.Select(parameter => parameter.ParameterType));
    }

    private void AddGenericParameters(IGenericParameterProvider generic)
    {
        foreach (var parameter in generic.GenericParameters)
        {
            AddAttributes(parameter);
            AddAll(parameter.Constraints.Select(constraint => constraint.ConstraintType));
        }
    }

    private void AddAttributes(ICustomAttributeProvider provider)
    {
        foreach (var attribute in provider.CustomAttributes)
        {
            Add(attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments.Concat(attribute.Properties.Concat(attribute.Fields).Select(named => named.Argument)))
                AddArgument(argument);
        }
    }

    private void AddArgument(CustomAttributeArgument argument)
    {
        Add(argument.Type);
        switch (argument.Value)
        {
            case TypeReference type:
                Add(type);
                break;
            case CustomAttributeArgument boxed:
                AddArgument(boxed);
                break;
            case CustomAttributeArgument[] several:
                foreach (var each in several)
                    AddArgument(each);
                break;
        }
    }

    private void AddAll(IEnumerable<TypeReference> types)
    {
        foreach (var type in types)
            Add(type);
    }

    private void Add(TypeReference? type)
    {
        switch (type)
        {
            case null or GenericParameter:
                break;
            case FunctionPointerType pointer:
                AddSignature(pointer);
                break;
            case TypeSpecification specification:
                Add(specification.ElementType);
                if (specification is GenericInstanceType instance)
                    AddAll(instance.GenericArguments);
                if (specification is IModifierType modified)
                    Add(modified.ModifierType);
                break;
            case TypeDefinition definition:
                _found.Add(Outermost(definition));
                break;
        }
    }

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
