using System.Buffers;
using System.Data.Common;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.GeneratedCodeHelpers;
using Orleans.Serialization.Serializers;
using Orleans.Serialization.WireProtocol;

namespace OrleansChat.Cluster;

/// <summary>
/// A database driver's exception goes over the wire as what it means, whatever threw it: an activation that could not read its state
/// passes no <see cref="StorageFaultFilter"/>, and would reach its caller as an exception that nobody can write.
/// </summary>
internal sealed class DatabaseFaultCodec : IGeneralizedCodec
{
    public bool IsSupportedType(Type type) => type.IsAssignableTo(typeof(DbException));

    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, object? value)
        where TBufferWriter : IBufferWriter<byte> =>
        OrleansGeneratedCodeHelper.SerializeUnexpectedType(
            ref writer, fieldIdDelta, expectedType, StorageFaultFilter.Translate((DbException)value!));

    /// <summary>Nothing is written under the name of a driver's type.</summary>
    public object ReadValue<TInput>(ref Reader<TInput> reader, Field field) =>
        throw new NotSupportedException("A database driver's exception is never read from the wire.");
}
