using System.Buffers.Binary;

namespace SahelForecast.Models;

/// <summary>Many numbers of a saved fit as bytes, the lowest first, on any machine.</summary>
internal static class PackedNumbers
{
    /// <summary>Eight bytes a number.</summary>
    public static byte[] Pack(ReadOnlySpan<double> numbers)
    {
        byte[] bytes = new byte[sizeof(double) * numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(sizeof(double) * i), numbers[i]);
        }

        return bytes;
    }

    /// <summary>Reads back what <see cref="Pack"/> wrote; a rest of less than a number is left out.</summary>
    public static double[] Unpack(ReadOnlySpan<byte> bytes)
    {
        double[] numbers = new double[bytes.Length / sizeof(double)];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(sizeof(double) * i)..]);
        }

        return numbers;
    }

    /// <summary>Four bytes a number, with the digits that these hold.</summary>
    public static byte[] PackHalved(ReadOnlySpan<double> numbers)
    {
        byte[] bytes = new byte[sizeof(float) * numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(sizeof(float) * i), (float)numbers[i]);
        }

        return bytes;
    }

    /// <summary>Reads back what <see cref="PackHalved"/> wrote.</summary>
    public static double[] UnpackHalved(ReadOnlySpan<byte> bytes)
    {
        double[] numbers = new double[bytes.Length / sizeof(float)];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(sizeof(float) * i)..]);
        }

        return numbers;
    }
}
