using System.Buffers.Binary;

namespace SahelForecast.Models;

/// <summary>Many numbers of a saved fit as bytes, the lowest first, on any machine.</summary>
internal static class PackedNumbers
{
    private const int QuarterSize = 2;

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

    /// <summary>Reads back what <see cref="Pack"/> wrote.</summary>
    /// <exception cref="ArgumentException">The bytes end within a number.</exception>
    public static double[] Unpack(ReadOnlySpan<byte> bytes)
    {
        double[] numbers = new double[Count(bytes, sizeof(double))];
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
    /// <exception cref="ArgumentException">The bytes end within a number.</exception>
    public static double[] UnpackHalved(ReadOnlySpan<byte> bytes)
    {
        double[] numbers = new double[Count(bytes, sizeof(float))];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(sizeof(float) * i)..]);
        }

        return numbers;
    }

    /// <summary>Two bytes a number, with the three digits that these hold; up to 65,504.</summary>
    public static byte[] PackQuartered(ReadOnlySpan<double> numbers)
    {
        byte[] bytes = new byte[QuarterSize * numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(QuarterSize * i), (Half)numbers[i]);
        }

        return bytes;
    }

    /// <summary>Reads back what <see cref="PackQuartered"/> wrote.</summary>
    /// <exception cref="ArgumentException">The bytes end within a number.</exception>
    public static double[] UnpackQuartered(ReadOnlySpan<byte> bytes)
    {
        double[] numbers = new double[Count(bytes, QuarterSize)];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (double)BinaryPrimitives.ReadHalfLittleEndian(bytes[(QuarterSize * i)..]);
        }

        return numbers;
    }

    /// <summary>Four bytes a number where these hold all its digits, as those of whole numbers do; else eight. The first byte says which.</summary>
    public static byte[] PackShortest(ReadOnlySpan<double> numbers)
    {
        bool isHalved = true;
        foreach (double number in numbers)
        {
            isHalved &= ((double)(float)number).Equals(number);
        }

        return isHalved ? [sizeof(float), .. PackHalved(numbers)] : [sizeof(double), .. Pack(numbers)];
    }

    /// <summary>Reads back what <see cref="PackShortest"/> wrote.</summary>
    /// <exception cref="ArgumentException">The bytes don't begin with 4 or 8, or end within a number.</exception>
    public static double[] UnpackShortest(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [sizeof(float), ..] => UnpackHalved(bytes[1..]),
        [sizeof(double), ..] => Unpack(bytes[1..]),
        _ => throw new ArgumentException("its packed numbers don't say how long they are.", nameof(bytes)),
    };

    private static int Count(ReadOnlySpan<byte> bytes, int size) => bytes.Length % size == 0
        ? bytes.Length / size
        : throw new ArgumentException($"its packed numbers end after {bytes.Length} bytes, within one of {size}.", nameof(bytes));
}
