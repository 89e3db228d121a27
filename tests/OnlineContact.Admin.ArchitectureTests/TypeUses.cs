using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace OnlineContact.Admin.ArchitectureTests;

/// <summary>
/// Which type uses which: read from an assembly's metadata and instructions, so that a use in a method's body, a lambda or an
/// attribute is seen like one in a signature. Only constants and nameof leave no trace in an assembly.
/// </summary>
internal sealed class TypeUses : ISignatureTypeProvider<int, TypeUses?>
{
    private readonly MetadataReader _metadata;
    private readonly PEReader _image;
    private readonly HashSet<(TypeName From, TypeName To)> _uses = [];
    private TypeName _from;

    private TypeUses(PEReader image)
    {
        _image = image;
        _metadata = image.GetMetadataReader();
    }

    public static IReadOnlyCollection<(TypeName From, TypeName To)> Of(string assemblyFile)
    {
        using var image = new PEReader(File.OpenRead(assemblyFile));
        var uses = new TypeUses(image);
        foreach (var handle in uses._metadata.TypeDefinitions) uses.ReadType(handle);
        return uses._uses;
    }

    private void ReadType(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        _from = NameOf(handle);
        Use(type.BaseType);
        foreach (var implemented in type.GetInterfaceImplementations()) Use(_metadata.GetInterfaceImplementation(implemented).Interface);
        foreach (var field in type.GetFields()) Use(field);
        foreach (var method in type.GetMethods()) ReadMethod(method);
        foreach (var property in type.GetProperties()) UseAttributes(_metadata.GetPropertyDefinition(property).GetCustomAttributes());
        ReadGenerics(type.GetGenericParameters());
        UseAttributes(type.GetCustomAttributes());
    }

    private void ReadMethod(MethodDefinitionHandle handle)
    {
        var method = _metadata.GetMethodDefinition(handle);
        Use(handle);
        ReadGenerics(method.GetGenericParameters());
        UseAttributes(method.GetCustomAttributes());
        foreach (var parameter in method.GetParameters()) UseAttributes(_metadata.GetParameter(parameter).GetCustomAttributes());
        if (method.RelativeVirtualAddress == 0) return;

        var body = _image.GetMethodBody(method.RelativeVirtualAddress);
        foreach (var token in ILReader.Tokens(body.GetILBytes() ?? [])) Use(MetadataTokens.EntityHandle(token));
        foreach (var region in body.ExceptionRegions) Use(region.CatchType);
        if (!body.LocalSignature.IsNil) _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(this, null);
    }

    private void ReadGenerics(GenericParameterHandleCollection parameters)
    {
        foreach (var parameter in parameters)
        {
            foreach (var constraint in _metadata.GetGenericParameter(parameter).GetConstraints())
                Use(_metadata.GetGenericParameterConstraint(constraint).Type);
        }
    }

    private void UseAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes) Use(_metadata.GetCustomAttribute(attribute).Constructor);
    }

    private void Use(EntityHandle handle)
    {
        if (handle.IsNil) return;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                Add(NameOf((TypeDefinitionHandle)handle));
                break;
            case HandleKind.TypeReference:
                Add(NameOf((TypeReferenceHandle)handle));
                break;
            case HandleKind.TypeSpecification:
                _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null);
                break;
            case HandleKind.FieldDefinition:
                var field = _metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                Use(field.GetDeclaringType());
                field.DecodeSignature(this, null);
                UseAttributes(field.GetCustomAttributes());
                break;
            case HandleKind.MethodDefinition:
                var method = _metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                Use(method.GetDeclaringType());
                method.DecodeSignature(this, null);
                break;
            case HandleKind.MemberReference:
                var member = _metadata.GetMemberReference((MemberReferenceHandle)handle);
                Use(member.Parent);
                if (member.GetKind() == MemberReferenceKind.Field) member.DecodeFieldSignature(this, null);
                else member.DecodeMethodSignature(this, null);
                break;
            case HandleKind.MethodSpecification:
                var specification = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Use(specification.Method);
                specification.DecodeSignature(this, null);
                break;
            default:
                throw new InvalidOperationException($"{_from} uses a {handle.Kind}, which this reader does not know.");
        }
    }

    private void Add(TypeName to)
    {
        if (to != _from) _uses.Add((_from, to));
    }

    private TypeName NameOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil) type = _metadata.GetTypeDefinition(type.GetDeclaringType());
        return new(_metadata.GetString(type.Namespace), _metadata.GetString(type.Name));
    }

    private TypeName NameOf(TypeReferenceHandle handle)
    {
        var type = _metadata.GetTypeReference(handle);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference) type = _metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        return new(_metadata.GetString(type.Namespace), _metadata.GetString(type.Name));
    }

    // The decoder hands over every type that a signature names; what it is made into is of no interest.
    int ISimpleTypeProvider<int>.GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        Add(NameOf(handle));
        return 0;
    }

    int ISimpleTypeProvider<int>.GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        Add(NameOf(handle));
        return 0;
    }

    int ISignatureTypeProvider<int, TypeUses?>.GetTypeFromSpecification(MetadataReader reader, TypeUses? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, null);

    int ISimpleTypeProvider<int>.GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;

    int IConstructedTypeProvider<int>.GetArrayType(int elementType, ArrayShape shape) => 0;

    int IConstructedTypeProvider<int>.GetByReferenceType(int elementType) => 0;

    int IConstructedTypeProvider<int>.GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => 0;

    int IConstructedTypeProvider<int>.GetPointerType(int elementType) => 0;

    int ISZArrayTypeProvider<int>.GetSZArrayType(int elementType) => 0;

    int ISignatureTypeProvider<int, TypeUses?>.GetFunctionPointerType(MethodSignature<int> signature) => 0;

    int ISignatureTypeProvider<int, TypeUses?>.GetGenericMethodParameter(TypeUses? genericContext, int index) => 0;

    int ISignatureTypeProvider<int, TypeUses?>.GetGenericTypeParameter(TypeUses? genericContext, int index) => 0;

    int ISignatureTypeProvider<int, TypeUses?>.GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => 0;

    int ISignatureTypeProvider<int, TypeUses?>.GetPinnedType(int elementType) => 0;
}
