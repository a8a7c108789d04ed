type Uniform = number | readonly number[] | Float32Array;

/** A linked program whose uniforms are set by name; which function fits follows from the value's length. */
export interface Program {
  use(): void;
  set(uniforms: Readonly<Record<string, Uniform>>): void;
}

function compile(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type);
  if (shader === null) throw new Error("the graphics context is lost");
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost()) {
    throw new Error(`a shader does not compile: ${gl.getShaderInfoLog(shader)}`);
  }
  return shader;
}

export function createProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string): Program {
  const program = gl.createProgram();
  gl.attachShader(program, compile(gl, gl.VERTEX_SHADER, vertex));
  gl.attachShader(program, compile(gl, gl.FRAGMENT_SHADER, fragment));
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(`a program does not link: ${gl.getProgramInfoLog(program)}`);
  }
  const places = new Map<string, WebGLUniformLocation | null>();

  function placeOf(name: string): WebGLUniformLocation | null {
    const known = places.get(name);
    if (known !== undefined) return known;
    const place = gl.getUniformLocation(program, name);
    places.set(name, place);
    return place;
  }

  return {
    use: () => gl.useProgram(program),
    set(uniforms) {
      for (const [name, value] of Object.entries(uniforms)) {
        const place = placeOf(name);
        if (place === null) continue;
        if (typeof value === "number") gl.uniform1f(place, value);
        else if (value.length === 2) gl.uniform2fv(place, value);
        else if (value.length === 3) gl.uniform3fv(place, value);
        else gl.uniformMatrix4fv(place, false, value);
      }
    },
  };
}
